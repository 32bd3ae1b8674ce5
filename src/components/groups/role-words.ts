import { ROLES } from '#shared/domain/roles.ts'
import { words } from '../../words/words.ts'

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: words.members.roles[value] }))
