import type { Page } from "@playwright/test";
import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import type { TestOrganization } from "@/lib/testing/people.ts";
import { readNewcomer } from "../newcomer.ts";
import type { Screen } from "../screens.ts";

const INVITATIONS = "/admin/users/invitations";
const INVITE = "/admin/users/invite";

/** The pages on which somebody comes in, or lets others in. */
export const COMING_IN_SCREENS: readonly Screen[] = [
	{ name: "sign-in.password-changed", path: "/sign-in?notice=password-changed", as: "nobody" },
	{ name: "sign-up.full", path: "/sign-up", as: "nobody" },
	{ name: "sign-up.errors", path: "/sign-up", as: "nobody", act: sendNothing },
	{ name: "sign-up.sent", path: "/sign-up", as: "nobody", act: signUp },
	{ name: "sign-up-finish.full", path: signUpLink, as: "nobody" },
	{ name: "sign-up-finish.invalid", path: "/sign-up/finish?token=nonsense", as: "nobody" },
	{ name: "forgotten-password.full", path: "/forgotten-password", as: "nobody" },
	{ name: "reset-password.full", path: resetLink, as: "nobody" },
	{ name: "reset-password.invalid", path: "/reset-password?token=nonsense", as: "nobody" },
	{ name: "come-in.full", path: signInLink, as: "nobody" },
	{ name: "come-in.another", path: signInLink, as: "john" },
	{ name: "come-in.invalid", path: "/come-in?token=nonsense", as: "nobody" },
	{ name: "not-found.setup", path: "/setup", as: "nobody" },
	{ name: "invitation.new-user", path: invitationFor(null), as: "nobody" },
	{ name: "invitation.sign-in", path: invitationFor("office@lakeside.example"), as: "nobody" },
	{ name: "invitation.another", path: invitationFor(null), as: "john" },
	{ name: "invitation.member", path: invitationFor("john@northwind.example"), as: "john" },
	{ name: "invitation.stuck", path: invitationFor("operator@commonpurse.example"), as: "operator" },
	{ name: "invitation.move", path: invitationForNewcomer, as: "newcomer" },
	{ name: "invitation.invalid", path: "/invitation?token=nonsense", as: "nobody" },

	{ name: "invitations.full", path: someInvitations, as: "admin" },
	{ name: "invitations.loading", path: INVITATIONS, as: "admin", holding: "invitation" },
	{ name: "invitations.empty", path: INVITATIONS, as: "newcomer" },
	{ name: "invitations.filtered-empty", path: `${INVITATIONS}?q=nobody+is+called+this`, as: "admin" },
	{ name: "invitations.error", path: INVITATIONS, as: "admin", without: "invitation" },
	{ name: "invite.one", path: INVITE, as: "admin" },
	{ name: "invite.file", path: `${INVITE}?from=file`, as: "admin" },
	{ name: "invite.dry-run", path: `${INVITE}?from=file`, as: "admin", act: chooseFile },
];

async function sendNothing(page: Page): Promise<void> {
	await send(page);
	await page.getByText("Enter a name.").waitFor();
}

async function send(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Send me the link" }).click();
}

async function signUp(page: Page): Promise<void> {
	await page.getByLabel("Name").fill("Sally Green");
	await page.getByLabel("Email").fill(`${newId()}@elsewhere.example`);
	await send(page);
	await page.getByRole("heading", { name: "Check your email" }).waitFor();
}

async function chooseFile(page: Page): Promise<void> {
	const rows = [
		"name,email,role",
		`Tom Reed,${newId()}@elsewhere.example,Member`,
		"Bo Dahl,bo at acme,Member",
		"Mary Chan,mary@northwind.example,Member",
		`Ann Berg,${newId()}@elsewhere.example,Captain`,
	];
	const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
	await page.locator("input[type=file]").setInputFiles(file);
	await page.getByText("1 person can be invited.").waitFor();
}

async function signUpLink(db: Database): Promise<string> {
	const signUp = { purpose: "sign_up", email: `${newId()}@elsewhere.example`, name: "Sally Green" } as const;
	return `/sign-up/finish?token=${await transact(db, (tx) => mintToken(tx, signUp))}`;
}

async function resetLink(db: Database): Promise<string> {
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "kenji.mori@northwind.example" } });
	return `/reset-password?token=${await transact(db, (tx) => mintToken(tx, { purpose: "password_reset", userId }))}`;
}

async function signInLink(db: Database): Promise<string> {
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "kenji.mori@northwind.example" } });
	return `/come-in?token=${await transact(db, (tx) => mintToken(tx, { purpose: "sign_in", userId }))}`;
}

/** A link to join Northwind, for somebody without an account or for this address. */
function invitationFor(wanted: string | null): (db: Database) => Promise<string> {
	return async (db) => {
		const email = wanted ?? `${newId()}@elsewhere.example`;
		const { northwind, inviter } = await readNorthwind(db);
		// There is one open invitation to an address at most.
		await db.invitation.updateMany({
			where: { email, acceptedAt: null, revokedAt: null },
			data: { revokedAt: new Date() },
		});
		return `/invitation?token=${(await anInvitation(db, northwind, { email, inviter })).token}`;
	};
}

async function invitationForNewcomer(db: Database): Promise<string> {
	const { email } = await readNewcomer(db);
	return invitationFor(email)(db);
}

async function someInvitations(db: Database): Promise<string> {
	const { northwind, inviter } = await readNorthwind(db);
	const past = new Date(Date.now() - 86_400_000);
	const addressOf = (name: string) => `${name}.${newId().slice(-4)}@elsewhere.example`;
	await anInvitation(db, northwind, { name: "Ann Berg", email: addressOf("ann"), inviter });
	await anInvitation(db, northwind, { name: "Bo Dahl", email: addressOf("bo"), inviter, expiresAt: past });
	const cy = { name: "Cy Moss", email: addressOf("cy") };
	const { id } = await anInvitation(db, northwind, { ...cy, inviter, revokedAt: past });
	await db.invitation.update({ where: { id }, data: { endedBecause: "inviter_lacks_rights" } });
	return INVITATIONS;
}

async function readNorthwind(db: Database) {
	const inviter = await db.user.findFirstOrThrow({ where: { email: "admin@northwind.example" } });
	const { id, name, userRoles } = await db.organization.findUniqueOrThrow({
		where: { id: inviter.organizationId },
		include: { userRoles: true },
	});
	const roleId = (builtIn: string) => userRoles.find((role) => role.builtIn === builtIn)?.id ?? "";
	const roles = { administratorRoleId: roleId("administrator"), memberRoleId: roleId("member") };
	return { northwind: { id, name, ...roles } satisfies TestOrganization, inviter };
}
