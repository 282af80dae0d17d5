import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { startSession } from "@/lib/auth/sessions/sessions.ts";
import { CHOSEN_NOTICE_KINDS } from "@/lib/outbox/notice-kinds.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { TestUser } from "@/lib/testing/people.ts";
import { aBuyer } from "../../testing/buyer.ts";
import { type ActionCase, everybody, namesInNotices, signedIn } from "../table.ts";
import type { Visitor } from "../visitors.ts";
import { personOf, type World } from "../world.ts";

const PROFILE = "app/(portal)/profile/actions.ts";
const NOTIFICATIONS = "app/(portal)/notifications/actions.ts";
const PASSWORD = "a quiet harbour";
const passwordHash = hashPassword(PASSWORD);

const isDone = signedIn(everybody("done"));

/** Gives the visitor a password, and answers who they are. */
async function withPassword(world: World, visitor: Visitor): Promise<string> {
	const { id } = personOf(world, visitor);
	await world.db.user.update({ where: { id }, data: { passwordHash: await passwordHash } });
	return id;
}

/** Lets an address wait for the visitor. Answers whom and which. */
async function withPendingEmail(world: World, visitor: Visitor): Promise<{ userId: string; email: string }> {
	const { id: userId } = personOf(world, visitor);
	const email = `${newId()}@elsewhere.example`;
	await world.db.user.update({ where: { id: userId }, data: { pendingEmail: email } });
	return { userId, email };
}

async function withNothing(world: World, visitor: Visitor): Promise<Record<string, never>> {
	await withPendingEmail(world, visitor);
	return {};
}

async function savedProfile(world: World, visitor: Visitor) {
	const { name, version } = await world.db.user.findUniqueOrThrow({ where: { id: personOf(world, visitor).id } });
	return { name, language: "en", timeZone: "Asia/Hong_Kong", version };
}

/** The link that the mail to a visitor's new address carries. A visitor who is not signed in has no new address, and so no link. */
async function linkOf(world: World, visitor: Visitor): Promise<{ token: string }> {
	if (visitor === "anonymous") return { token: newId() };
	const subject = await withPendingEmail(world, visitor);
	return { token: await transact(world.db, (tx) => mintToken(tx, { purpose: "email_change", ...subject })) };
}

/** Gives somebody a billing email that nobody confirmed. Answers whom and which. */
async function withOtherBillingEmail({ db }: World, { id: userId }: Pick<TestUser, "id">) {
	const email = `${newId()}@elsewhere.example`;
	await db.billingInformation.update({ where: { userId }, data: { billingEmail: email } });
	return { userId, email };
}

/** The link that the mailbox of somebody's billing email got; each is somebody else's, who is no visitor. */
async function linkToBillingEmail(world: World): Promise<{ token: string }> {
	const subject = await withOtherBillingEmail(world, await aBuyer(world.db));
	return { token: await transact(world.db, (tx) => mintToken(tx, { purpose: "billing_email", ...subject })) };
}

/** Tells somebody something. Answers which notice it is. */
async function withNotice({ db }: World, { id: userId }: Pick<TestUser, "id">): Promise<{ noticeId: string }> {
	const notice = { id: newId(), userId, kind: "password_changed", facts: { userId }, createdAt: new Date() };
	return { noticeId: (await db.notice.create({ data: notice })).id };
}

/** Everybody's own account, and nobody else's. */
export const OWN_ACCOUNT_ACTION_CASES: readonly ActionCase[] = [
	{
		action: "app/(portal)/_components/whose-credits/actions.ts#keepViewAction",
		input: () => ({ view: "owner" }),
		expected: isDone,
	},
	{ action: `${PROFILE}#changeProfileAction`, input: savedProfile, expected: isDone },
	{
		action: `${PROFILE}#changePasswordAction`,
		input: async (world, visitor) => {
			await withPassword(world, visitor);
			return { currentPassword: PASSWORD, newPassword: `seven gulls ${newId()}` };
		},
		expected: isDone,
	},
	{
		action: `${PROFILE}#changePasswordAction`,
		about: "without the password that counts",
		input: () => ({ currentPassword: "a guess", newPassword: "seven loud gulls" }),
		expected: signedIn(everybody("INVALID")),
	},
	{
		action: `${PROFILE}#requestEmailChangeAction`,
		input: async (world, visitor) => {
			await withPassword(world, visitor);
			return { email: `${newId()}@elsewhere.example`, currentPassword: PASSWORD };
		},
		expected: isDone,
	},
	{ action: `${PROFILE}#sendEmailChangeAgainAction`, input: withNothing, expected: isDone },
	{ action: `${PROFILE}#cancelEmailChangeAction`, input: withNothing, expected: isDone },
	{
		action: `${PROFILE}#endOwnSessionAction`,
		input: async (world, visitor) => {
			const { id: userId } = personOf(world, visitor);
			return { sessionId: await startSession({ userId, userAgent: null, ipAddress: null }, world.db) };
		},
		expected: isDone,
	},
	{
		action: `${PROFILE}#endOwnSessionAction`,
		about: "somebody else's",
		input: async (world, visitor) => {
			const { id: userId } = personOf(world, visitor === "owner" ? "member" : "owner");
			return { sessionId: await startSession({ userId, userAgent: null, ipAddress: null }, world.db) };
		},
		expected: signedIn(everybody("NOT_FOUND")),
	},
	{
		action: "app/(portal)/billing/actions.ts#sendBillingConfirmationAgainAction",
		input: async (world, visitor) => {
			await withOtherBillingEmail(world, personOf(world, visitor));
			return {};
		},
		expected: isDone,
	},
	{
		action: "app/(auth)/confirm-billing-email/actions.ts#confirmBillingEmailAction",
		about: "the link that the mailbox got",
		input: linkToBillingEmail,
		expected: everybody("done"),
	},
	{
		action: "app/(auth)/confirm-billing-email/actions.ts#confirmBillingEmailAction",
		about: "no link",
		input: () => ({ token: "nonsense" }),
		expected: everybody("NOT_FOUND"),
	},
	{
		action: `${PROFILE}#changeNoticeSettingsAction`,
		input: () => Object.fromEntries(CHOSEN_NOTICE_KINDS.map((kind) => [kind, "list_only"])),
		expected: isDone,
	},
	{
		action: `${NOTIFICATIONS}#markNoticeReadAction`,
		about: "one's own",
		input: (world, visitor) => withNotice(world, personOf(world, visitor)),
		expected: isDone,
		learns: namesInNotices,
	},
	{
		action: `${NOTIFICATIONS}#markNoticeReadAction`,
		about: "somebody else's",
		input: (world, visitor) => withNotice(world, personOf(world, visitor === "owner" ? "member" : "owner")),
		expected: signedIn(everybody("NOT_FOUND")),
	},
	{
		action: `${NOTIFICATIONS}#markAllNoticesReadAction`,
		input: async (world, visitor) => {
			await withNotice(world, personOf(world, visitor));
			return { until: new Date().toISOString() };
		},
		expected: isDone,
		learns: namesInNotices,
	},
	{ action: `${PROFILE}#signOutEverywhereAction`, input: () => ({}), expected: isDone },
	{
		action: "app/(auth)/confirm-email/actions.ts#confirmEmailAction",
		about: "one's own link",
		input: linkOf,
		expected: isDone,
	},
	{
		action: "app/(auth)/confirm-email/actions.ts#confirmEmailAction",
		about: "somebody else's link",
		input: (world, visitor) => linkOf(world, visitor === "owner" ? "member" : "owner"),
		expected: signedIn(everybody("NOT_FOUND")),
	},
];
