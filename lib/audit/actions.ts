/** Everything that the audit log can hold (product.md 40), as `subject.verb`; messages name them for people. */
export const AUDIT_ACTIONS = [
	"user.created",
	"user.changed",
	"user.credit_owner_changed",
	"user.suspended",
	"user.reactivated",
	"user.removed",
	"user.email_change_requested",
	"user.email_change_cancelled",
	"user.email_changed",
	"user.password_changed",
	"user.joined",
	"user.left",
	"invitation.created",
	"invitation.sent_again",
	"invitation.revoked",
	"invitation.accepted",
	"user_role.created",
	"user_role.changed",
	"user_role.deleted",
	"billing_information.changed",
	"order.placed",
	"order.paid",
	"order.cancelled",
	"order.refunded",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
