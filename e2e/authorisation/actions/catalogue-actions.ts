import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight } from "../visitors.ts";
import { PLAN, type World } from "../world.ts";
import { SELLER_FORM } from "./seller-form.ts";

const CREDITS = "app/(portal)/operator/credits/actions.ts";
const PLANS = "app/(portal)/operator/plans/actions.ts";
const CREDIT_TYPES = "app/(portal)/operator/credit-types/actions.ts";

/** The operator's own, and nobody else is told that it is there. */
const managesCatalogue = signedIn((visitor) => (hasRight(visitor, "manage_catalogue") ? "done" : "NOT_FOUND"));

const managesCatalogueBut = (refusal: string) =>
	signedIn((visitor) => (hasRight(visitor, "manage_catalogue") ? refusal : "NOT_FOUND"));

const FORM = {
	...{
		credits: 500n,
		carryOverCredits: null,
		taxRateBasisPoints: "8.25",
		validityMonths: 12,
		onSaleFrom: "2099-01-01",
		onSaleUntil: "",
	},
	prices: [{ currency: "USD", amount: "30" }],
};

const aName = () => `Pack ${newId()}`;

/** Not on sale, so that it is in the way of no other test. */
function aWithdrawnPlan({ db }: World): Promise<string> {
	return aPlan(db, { ...PLAN, name: aName(), position: 9_999, withdrawnAt: new Date() });
}

const grantsCredits = signedIn((visitor) => (hasRight(visitor, "grant_credits") ? "done" : "NOT_FOUND"));

const REASON = "For a test";

/** What the member was given at first. */
function grantOf({ db, people }: World) {
	return db.ledgerEntry.findFirstOrThrow({
		where: { kind: "grant", userId: people.member.id },
		orderBy: { version: "asc" },
	});
}

/** A grant of which nothing is spent. */
async function aNewGrant({ db, people }: World) {
	const userId = people.member.id;
	const grant = { userId, creditTypeId: "email", credits: 1n, expiresAt: null, reason: REASON, actorId: null };
	await transact(db, (tx) => postGrant(tx, grant));
	return db.ledgerEntry.findFirstOrThrow({ where: { kind: "grant", userId }, orderBy: { version: "desc" } });
}

/** Who sells what: the actions of Operator › Seller, Plans and Credit Types, and the mail that tries the mail server. */
export const CATALOGUE_ACTION_CASES: readonly ActionCase[] = [
	{
		action: "app/(portal)/operator/settings/actions.ts#saveRemindersAction",
		about: "that somebody else has changed",
		input: () => {
			const days = { beforeDays: 59, onDueDay: false, afterDays: 89 };
			return { days, was: days };
		},
		expected: signedIn((visitor) => (hasRight(visitor, "manage_seller") ? "STALE" : "NOT_FOUND")),
	},
	{
		action: "app/(portal)/_components/logo/actions.ts#saveLogoAction",
		about: "that is no picture",
		input: () => ({ logo: Buffer.from("<svg/>").toString("base64") }),
		expected: signedIn((visitor) => {
			if (visitor.startsWith("operator")) return hasRight(visitor, "manage_seller") ? "INVALID" : "NOT_FOUND";
			if (!hasRight(visitor, "view_user_list")) return "NOT_FOUND";
			return hasRight(visitor, "edit_user") ? "INVALID" : "FORBIDDEN";
		}),
	},
	{
		action: "app/(portal)/operator/seller/actions.ts#saveSellerAction",
		about: "that somebody else has changed",
		input: () => ({ version: 1_000_000, seller: SELLER_FORM, currency: "USD", timeZone: "UTC" }),
		expected: signedIn((visitor) => (hasRight(visitor, "manage_seller") ? "STALE" : "NOT_FOUND")),
	},
	{
		action: "app/(portal)/operator/_components/grants/actions.ts#grantCreditsAction",
		input: ({ people }) => ({
			...{ key: newId(), userId: people.member.id, creditTypeId: "email", credits: 1n, expiresOn: "", reason: REASON },
		}),
		expected: grantsCredits,
	},
	{
		action: `${CREDITS}#adjustCreditsAction`,
		input: async (world) => ({ key: newId(), lotId: (await grantOf(world)).lotId, credits: 1n, reason: REASON }),
		expected: grantsCredits,
	},
	{
		action: `${CREDITS}#undoMovementAction`,
		input: async (world) => {
			const { accountId, version } = await aNewGrant(world);
			return { accountId, version, reason: REASON };
		},
		expected: grantsCredits,
	},
	{
		action: "app/(portal)/operator/mail/actions.ts#sendTestMailAction",
		input: () => ({}),
		expected: signedIn((visitor) => (hasRight(visitor, "manage_mail") ? "done" : "NOT_FOUND")),
	},
	{
		action: `${PLANS}#createPlanAction`,
		input: () => ({ creditTypeId: "email", kind: "pack", name: aName(), ...FORM }),
		expected: managesCatalogue,
	},
	{
		action: `${PLANS}#changePlanAction`,
		input: async (world) => ({ planId: await aWithdrawnPlan(world), version: 0, name: aName(), ...FORM }),
		expected: managesCatalogue,
	},
	{
		action: `${PLANS}#withdrawPlanAction`,
		input: async (world) => ({ planId: await aWithdrawnPlan(world) }),
		expected: managesCatalogue,
	},
	{
		action: `${PLANS}#bringPlanBackAction`,
		input: async ({ db }) => ({
			planId: await aPlan(db, { ...PLAN, name: aName(), position: 9_999, onSaleFrom: new Date("2099-01-01") }),
		}),
		expected: managesCatalogue,
	},
	{
		action: `${PLANS}#movePlansAction`,
		input: () => ({ creditTypeId: "no-such-type", before: [], after: [] }),
		expected: managesCatalogue,
	},
	// Every test sees the credit types: none is made or changed here.
	{
		action: `${CREDIT_TYPES}#createCreditTypeAction`,
		about: "of a name that is taken",
		input: () => ({ name: "EMAIL", nameInText: "email" }),
		expected: managesCatalogueBut("CONFLICT"),
	},
	{
		action: `${CREDIT_TYPES}#changeCreditTypeAction`,
		about: "as it is",
		input: async ({ db }) => {
			const { version, name, nameInText } = await db.creditType.findUniqueOrThrow({ where: { id: "lab" } });
			return { creditTypeId: "lab", version, name, nameInText };
		},
		expected: managesCatalogue,
	},
	{
		action: `${CREDIT_TYPES}#retireCreditTypeAction`,
		about: "that is unknown",
		input: () => ({ creditTypeId: "no-such-type" }),
		expected: signedIn(() => "NOT_FOUND"),
	},
	{
		action: `${CREDIT_TYPES}#bringCreditTypeBackAction`,
		about: "that isn't retired",
		input: () => ({ creditTypeId: "lab" }),
		expected: managesCatalogue,
	},
	{
		action: `${CREDIT_TYPES}#moveCreditTypesAction`,
		about: "that are others by now",
		input: () => ({ before: [], after: [] }),
		expected: managesCatalogueBut("STALE"),
	},
	{
		action: `${CREDIT_TYPES}#moveCreditTypesAction`,
		input: async ({ db }) => {
			const types = await db.creditType.findMany({
				where: { retiredAt: null },
				orderBy: [{ position: "asc" }, { id: "asc" }],
			});
			const order = types.map(({ id }) => id);
			return { before: order, after: order };
		},
		expected: managesCatalogue,
	},
];
