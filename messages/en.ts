import adminAudit from "./en/admin-audit.json";
import adminInvitations from "./en/admin-invitations.json";
import adminOrganization from "./en/admin-organization.json";
import adminOverview from "./en/admin-overview.json";
import adminPerson from "./en/admin-person.json";
import adminRoles from "./en/admin-roles.json";
import adminUsers from "./en/admin-users.json";
import alerts from "./en/alerts.json";
import apiKeys from "./en/api-keys.json";
import app from "./en/app.json";
import auth from "./en/auth.json";
import billing from "./en/billing.json";
import bulkRefunds from "./en/bulk-refunds.json";
import creditBatches from "./en/credit-batches.json";
import credits from "./en/credits.json";
import expiry from "./en/expiry.json";
import firstSteps from "./en/first-steps.json";
import frame from "./en/frame.json";
import handover from "./en/handover.json";
import accountHelp from "./en/help/account.json";
import adminHelp from "./en/help/admin.json";
import basicsHelp from "./en/help/basics.json";
import operatorHelp from "./en/help/operator.json";
import plansAndBillingHelp from "./en/help/plans-and-billing.json";
import shareCreditsHelp from "./en/help/share-credits.json";
import helpWindow from "./en/help-window.json";
import limits from "./en/limits.json";
import limitsPage from "./en/limits-page.json";
import limitsWhy from "./en/limits-why.json";
import logo from "./en/logo.json";
import mail from "./en/mail.json";
import manyUsers from "./en/many-users.json";
import manyUsersBar from "./en/many-users-bar.json";
import notices from "./en/notices.json";
import operatorCreditTypes from "./en/operator-credit-types.json";
import operatorCredits from "./en/operator-credits.json";
import operatorLedger from "./en/operator-ledger.json";
import operatorMail from "./en/operator-mail.json";
import operatorOrders from "./en/operator-orders.json";
import operatorOrdersPage from "./en/operator-orders-page.json";
import operatorOrganizations from "./en/operator-organizations.json";
import operatorOverview from "./en/operator-overview.json";
import operatorPlans from "./en/operator-plans.json";
import operatorSettings from "./en/operator-settings.json";
import orders from "./en/orders.json";
import ordersElsewhere from "./en/orders-elsewhere.json";
import overview from "./en/overview.json";
import palette from "./en/palette.json";
import periods from "./en/periods.json";
import profile from "./en/profile.json";
import purchase from "./en/purchase.json";
import refill from "./en/refill.json";
import accountsRefusals from "./en/refusals/accounts.json";
import actionsRefusals from "./en/refusals/actions.json";
import alertsRefusals from "./en/refusals/alerts.json";
import apiKeysRefusals from "./en/refusals/api-keys.json";
import billingInformationRefusals from "./en/refusals/billing-information.json";
import creditRequestsRefusals from "./en/refusals/credit-requests.json";
import customersRefusals from "./en/refusals/customers.json";
import grantsRefusals from "./en/refusals/grants.json";
import handoversRefusals from "./en/refusals/handovers.json";
import invitationsRefusals from "./en/refusals/invitations.json";
import ledgerRefusals from "./en/refusals/ledger.json";
import limitsRefusals from "./en/refusals/limits.json";
import mailRefusals from "./en/refusals/mail.json";
import noticesRefusals from "./en/refusals/notices.json";
import ordersRefusals from "./en/refusals/orders.json";
import ownOrganizationRefusals from "./en/refusals/own-organization.json";
import ownersRefusals from "./en/refusals/owners.json";
import plansRefusals from "./en/refusals/plans.json";
import refillsRefusals from "./en/refusals/refills.json";
import savedViewsRefusals from "./en/refusals/saved-views.json";
import shareGroupsRefusals from "./en/refusals/share-groups.json";
import userRolesRefusals from "./en/refusals/user-roles.json";
import usersRefusals from "./en/refusals/users.json";
import reminder from "./en/reminder.json";
import report from "./en/report.json";
import requests from "./en/requests.json";
import savedViews from "./en/saved-views.json";
import seller from "./en/seller.json";
import serviceUsers from "./en/service-users.json";
import share from "./en/share.json";
import shareGroup from "./en/share-group.json";
import shareGroupPage from "./en/share-group-page.json";
import shareGroupWindows from "./en/share-group-windows.json";
import shell from "./en/shell.json";
import sortable from "./en/sortable.json";
import spending from "./en/spending.json";
import statement from "./en/statement.json";
import subscriptions from "./en/subscriptions.json";
import table from "./en/table.json";
import tableRows from "./en/table-rows.json";
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
	adminOrganization,
	adminOverview,
	adminPerson,
	adminRoles,
	adminUsers,
	alerts,
	apiKeys,
	app,
	auth,
	billing,
	bulkRefunds,
	creditBatches,
	credits,
	expiry,
	firstSteps,
	frame,
	handover,
	helpWindow,
	limits,
	limitsPage,
	limitsWhy,
	logo,
	mail,
	manyUsers,
	manyUsersBar,
	notices,
	operatorCreditTypes,
	operatorCredits,
	operatorLedger,
	operatorMail,
	operatorOrders,
	operatorOrdersPage,
	operatorOrganizations,
	operatorOverview,
	operatorPlans,
	operatorSettings,
	orders,
	ordersElsewhere,
	overview,
	palette,
	periods,
	profile,
	purchase,
	refill,
	reminder,
	report,
	requests,
	savedViews,
	serviceUsers,
	seller,
	share,
	shareGroup,
	shareGroupPage,
	shareGroupWindows,
	shell,
	spending,
	sortable,
	statement,
	subscriptions,
	table,
	tableRows,
	ui,
	unsavedChanges,
	usage,
	usagePerDay,
	usagePool,
	useCredits,
	validation,
	words,
	/** What is said about each page, by its address, and about what several pages are about: a file for each part of the portal. */
	help: {
		...basicsHelp,
		...plansAndBillingHelp,
		...shareCreditsHelp,
		...accountHelp,
		...adminHelp,
		...operatorHelp,
	},
	/** Why something was not done: a file for each domain, and one namespace, so that a key is used once. */
	refusals: {
		...accountsRefusals,
		...actionsRefusals,
		...alertsRefusals,
		...apiKeysRefusals,
		...billingInformationRefusals,
		...creditRequestsRefusals,
		...customersRefusals,
		...grantsRefusals,
		...handoversRefusals,
		...invitationsRefusals,
		...ledgerRefusals,
		...limitsRefusals,
		...mailRefusals,
		...noticesRefusals,
		...ordersRefusals,
		...ownersRefusals,
		...ownOrganizationRefusals,
		...plansRefusals,
		...refillsRefusals,
		...savedViewsRefusals,
		...shareGroupsRefusals,
		...userRolesRefusals,
		...usersRefusals,
	},
};
