export { NotFound as Component } from '../../components/shell/NotFound.tsx'
