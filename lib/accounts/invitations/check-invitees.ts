import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { rightsLackedBy } from "@/lib/people/policy.ts";
import { newEmail, personFields } from "@/lib/people/schema.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { tidyName } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { countOneMore, readSentToday, type SentToday } from "./sent-today.ts";

/** A person to invite, as typed or as read from a file. */
export interface Invitee {
	/** The line of the file. */
	readonly line: number;
	readonly name: string;
	readonly email: string;
	/** The user role's name, or its id. */
	readonly role: string | { readonly id: string };
	/** The line has more or fewer cells than the header. */
	readonly isBroken?: boolean;
}

/** Why a person can't be invited; `adminInvitations.problems` in the messages has the sentence of each. */
export type InviteeProblem =
	| {
			readonly kind:
				| "cells"
				| "nameMissing"
				| "nameTooLong"
				| "nameNotOneLine"
				| "nameHasWebAddress"
				| "emailMissing"
				| "notAnEmail";
	  }
	| {
			readonly kind:
				| "roleMissing"
				| "unknownRole"
				| "roleBeyondYou"
				| "alreadyUser"
				| "alreadyInvited"
				| "writtenToOften";
	  }
	| { readonly kind: "twice"; readonly firstLine: number };

export type CheckedInvitee =
	| { readonly invitee: Invitee; readonly problem: InviteeProblem }
	| { readonly invitee: Invitee; readonly problem: null; readonly userRoleId: string };

interface Role {
	readonly id: string;
	readonly name: string;
	readonly rights: UserRight[];
}

/**
 * Says of each person, in the given order, whether they can be invited into the actor's organization. Whether an
 * address has an account elsewhere is deliberately not checked: the inviter must not find out. Final only after
 * `lockOrganizations`.
 */
export async function checkInvitees(
	tx: Transaction,
	{ actor, invitees }: { actor: Actor; invitees: readonly Invitee[] },
): Promise<{ checked: CheckedInvitee[]; sent: SentToday }> {
	const emails = invitees.map(({ email }) => newEmail.safeParse(email).data?.toLowerCase() ?? "");
	const { organizationId } = actor;
	const roles: Role[] = await tx.prisma.userRole.findMany({
		where: { organizationId },
		select: { id: true, name: true, rights: true },
	});
	const users = await lowerEmails(
		tx,
		`SELECT lower("email") AS "email" FROM "user"
		WHERE "organization_id" = $1::uuid AND "status" <> 'removed' AND lower("email") = ANY ($2::text[])`,
		[organizationId, emails],
	);
	const invited = await lowerEmails(
		tx,
		`SELECT lower("email") AS "email" FROM "invitation"
		WHERE "organization_id" = $1::uuid AND lower("email") = ANY ($2::text[])
			AND "accepted_at" IS NULL AND "revoked_at" IS NULL AND "expires_at" > $3::timestamptz`,
		[organizationId, emails, await tx.clock.now(tx.sql)],
	);
	const sent = await readSentToday(tx, { organizationId, emails: emails.filter((email) => email !== "") });
	const lineOf = new Map<string, number>();
	const checked = invitees.map((invitee, index): CheckedInvitee => {
		const role = findRole(roles, invitee.role);
		const problem = problemOfFields(invitee) ?? problemOfRole(actor, { invitee, role });
		if (problem || !role) return { invitee, problem: problem ?? { kind: "unknownRole" } };
		const email = emails[index] ?? "";
		const firstLine = lineOf.get(email);
		if (firstLine !== undefined) return { invitee, problem: { kind: "twice", firstLine } };
		lineOf.set(email, invitee.line);
		if (users.has(email)) return { invitee, problem: { kind: "alreadyUser" } };
		if (invited.has(email)) return { invitee, problem: { kind: "alreadyInvited" } };
		if (!countOneMore(sent, email)) return { invitee, problem: { kind: "writtenToOften" } };
		return { invitee, problem: null, userRoleId: role.id };
	});
	return { checked, sent };
}

async function lowerEmails(tx: Transaction, statement: string, values: unknown[]): Promise<Set<string>> {
	const rows = await tx.sql.query<{ email: string }>(statement, values);
	return new Set(rows.map(({ email }) => email));
}

/** By the error of the name's field; every other one is about the characters in it. */
const NAME_PROBLEMS = new Map<string, "nameMissing" | "nameHasWebAddress">([
	[wrong("webAddress"), "nameHasWebAddress"],
	[wrong("nameMissing"), "nameMissing"],
]);

function problemOfFields({ name, email, isBroken }: Invitee): InviteeProblem | null {
	if (isBroken) return { kind: "cells" };
	if (name.trim() === "") return { kind: "nameMissing" };
	const issue = personFields.name.safeParse(name).error?.issues[0];
	if (issue?.code === "too_big") return { kind: "nameTooLong" };
	if (issue) return { kind: NAME_PROBLEMS.get(issue.message) ?? "nameNotOneLine" };
	if (email.trim() === "") return { kind: "emailMissing" };
	return newEmail.safeParse(email).success ? null : { kind: "notAnEmail" };
}

/** Actors don't grant rights that they lack (product.md 38). */
function problemOfRole(
	actor: Actor,
	{ invitee, role }: { invitee: Invitee; role: Role | undefined },
): InviteeProblem | null {
	if (invitee.role === "") return { kind: "roleMissing" };
	if (!role) return { kind: "unknownRole" };
	return rightsLackedBy(actor, role.rights).length > 0 ? { kind: "roleBeyondYou" } : null;
}

function findRole(roles: readonly Role[], wanted: Invitee["role"]): Role | undefined {
	if (typeof wanted !== "string") return roles.find(({ id }) => id === wanted.id);
	const [exact, comparable] = [tidyName(wanted), comparableName(wanted)];
	return (
		roles.find(({ name }) => tidyName(name) === exact) ?? roles.find(({ name }) => comparableName(name) === comparable)
	);
}

/** Composed, with plain blanks, in lower case. */
const comparableName = (name: string) => tidyName(name).toLowerCase();
