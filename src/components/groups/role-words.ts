import { ROLES, type Role } from '#shared/domain/roles.ts'

export const ROLE_WORDS: Record<Role, string> = { Admin: 'Admin', Member: 'Member', ReadOnly: 'Read only' }

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))
