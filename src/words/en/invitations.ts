/** The ledger of invitations, inviting and joining. */
export const invitationWords = {}
