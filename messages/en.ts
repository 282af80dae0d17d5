import adminAudit from "./en/admin-audit.json";
import adminInvitations from "./en/admin-invitations.json";
import adminRoles from "./en/admin-roles.json";
import adminUsers from "./en/admin-users.json";
import app from "./en/app.json";
import auth from "./en/auth.json";
import billing from "./en/billing.json";
import credits from "./en/credits.json";
import mail from "./en/mail.json";
import operatorMail from "./en/operator-mail.json";
import operatorOrders from "./en/operator-orders.json";
import orders from "./en/orders.json";
import overview from "./en/overview.json";
import profile from "./en/profile.json";
import purchase from "./en/purchase.json";
import accountsRefusals from "./en/refusals/accounts.json";
import actionsRefusals from "./en/refusals/actions.json";
import billingInformationRefusals from "./en/refusals/billing-information.json";
import invitationsRefusals from "./en/refusals/invitations.json";
import ledgerRefusals from "./en/refusals/ledger.json";
import mailRefusals from "./en/refusals/mail.json";
import ordersRefusals from "./en/refusals/orders.json";
import ownersRefusals from "./en/refusals/owners.json";
import shareGroupsRefusals from "./en/refusals/share-groups.json";
import userRolesRefusals from "./en/refusals/user-roles.json";
import usersRefusals from "./en/refusals/users.json";
import reminder from "./en/reminder.json";
import report from "./en/report.json";
import share from "./en/share.json";
import shareGroup from "./en/share-group.json";
import shell from "./en/shell.json";
import table from "./en/table.json";
import ui from "./en/ui.json";
import unsavedChanges from "./en/unsaved-changes.json";
import usage from "./en/usage.json";
import usagePerDay from "./en/usage-per-day.json";
import usagePool from "./en/usage-pool.json";
import useCredits from "./en/use-credits.json";
import validation from "./en/validation.json";
import words from "./en/words.json";

/** Every text in English: a section of the portal is a file, and a namespace of the same name. */
export const en = {
	adminAudit,
	adminInvitations,
	adminRoles,
	adminUsers,
	app,
	auth,
	billing,
	credits,
	mail,
	operatorMail,
	operatorOrders,
	orders,
	overview,
	profile,
	purchase,
	reminder,
	report,
	share,
	shareGroup,
	shell,
	table,
	ui,
	unsavedChanges,
	usage,
	usagePerDay,
	usagePool,
	useCredits,
	validation,
	words,
	/** Why something was not done: a file for each domain, and one namespace, so that a key is used once. */
	refusals: {
		...accountsRefusals,
		...actionsRefusals,
		...billingInformationRefusals,
		...invitationsRefusals,
		...ledgerRefusals,
		...mailRefusals,
		...ordersRefusals,
		...ownersRefusals,
		...shareGroupsRefusals,
		...userRolesRefusals,
		...usersRefusals,
	},
};
