import type { Prisma } from "@/generated/prisma/client.ts";
import type { MailStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { isMailKind, type MailKind } from "@/lib/outbox/mail-kinds.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { containing } from "@/lib/text/containing.ts";
import { isMailOfSandbox } from "./is-mail-of-sandbox.ts";
import { maySeeMail } from "./policy.ts";
import type { MailQuery } from "./schema.ts";

export interface MailRow {
	readonly id: string;
	/** Null where a later version of the portal wrote it. */
	readonly kind: MailKind | null;
	/** Null until it was written once. */
	readonly subject: string | null;
	readonly recipientName: string | null;
	readonly recipientEmail: string;
	readonly status: MailStatus;
	readonly attempts: number;
	readonly lastError: string | null;
	readonly createdAt: Date;
}

export interface MailDetail extends MailRow {
	readonly organizationName: string | null;
	readonly lastAttemptedAt: Date | null;
	readonly closedAt: Date | null;
	/** The content of a stored mail; of other mail nothing is stored. */
	readonly kept: { readonly text: string; readonly html: string } | null;
	/** Whether it is stored because sandboxes send nothing. */
	readonly isOfSandbox: boolean;
}

export interface MailList {
	readonly mails: readonly MailRow[];
	/** How many match the filters. */
	readonly total: number;
	/** How many have failed, whatever the filters. */
	readonly failed: number;
}

const SHOWN = {
	id: true,
	kind: true,
	subject: true,
	recipientName: true,
	recipientEmail: true,
	status: true,
	attempts: true,
	lastError: true,
	createdAt: true,
} as const satisfies Prisma.MailSelect;

/** The deployment's mail, for the operator's *See Mail*; null without it. */
export async function readMails({ actor, db = database() }: ReadContext, query: MailQuery): Promise<MailList | null> {
	if (!maySeeMail(actor)) return null;
	const { start, end } = await readPeriod(sqlOf(db), query);
	const createdAt = { gte: start ?? undefined, lt: end ?? undefined };
	const where = { ...conditionsOf(query), createdAt };
	const [rows, total, failed] = await Promise.all([
		db.mail.findMany({
			where,
			orderBy: [ORDER_BY[query.sort](query.descending ? "desc" : "asc"), { createdAt: "desc" }, { id: "desc" }],
			skip: query.offset,
			take: query.limit,
			select: SHOWN,
		}),
		db.mail.count({ where }),
		db.mail.count({ where: { status: "failed" } }),
	]);
	return { mails: rows.map(shown), total, failed };
}

/** One mail, for the operator's *See Mail*; null without it, and where there is no such mail. */
export async function readMail({ actor, db = database() }: ReadContext, id: string): Promise<MailDetail | null> {
	if (!maySeeMail(actor) || !isId(id)) return null;
	const found = await db.mail.findUnique({
		where: { id },
		select: {
			...SHOWN,
			organization: { select: { name: true } },
			lastAttemptedAt: true,
			closedAt: true,
			keptText: true,
			keptHtml: true,
		},
	});
	if (!found) return null;
	const { organization, keptText, keptHtml, ...mail } = found;
	return {
		...shown(mail),
		...mail,
		kind: shown(mail).kind,
		organizationName: organization?.name ?? null,
		isOfSandbox: await isMailOfSandbox(sqlOf(db), id),
		kept: keptText !== null && keptHtml !== null ? { text: keptText, html: keptHtml } : null,
	};
}

function shown(row: Prisma.MailGetPayload<{ select: typeof SHOWN }>): MailRow {
	return { ...row, kind: isMailKind(row.kind) ? row.kind : null };
}

const ORDER_BY: Record<MailQuery["sort"], (direction: Prisma.SortOrder) => Prisma.MailOrderByWithRelationInput> = {
	createdAt: (direction) => ({ createdAt: direction }),
	recipient: (direction) => ({ recipientEmail: direction }),
	attempts: (direction) => ({ attempts: direction }),
};

function conditionsOf({ search, status, kind }: MailQuery): Prisma.MailWhereInput {
	const contains = containing(search);
	return {
		status: status ?? undefined,
		kind: kind ?? undefined,
		OR: search ? [{ recipientEmail: contains }, { recipientName: contains }, { subject: contains }] : undefined,
	};
}
