import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** An organization's logo as it is shown, in pixels at half its size. */
export interface ShownLogo {
	readonly path: string;
	readonly width: number;
	readonly height: number;
}

/** Anyone may see a logo whose address they know: it is in mail. */
interface Context {
	readonly db?: Database | Transaction["prisma"];
}

/** The organization's logo (product.md 57); null where it has none. */
export async function readLogo({ db = database() }: Context, organizationId: string): Promise<ShownLogo | null> {
	const logo = await db.organizationLogo.findUnique({
		where: { organizationId },
		select: { version: true, width: true, height: true },
	});
	return (
		logo && { path: `/logo/${logo.version}`, width: Math.ceil(logo.width / 2), height: Math.ceil(logo.height / 2) }
	);
}

/** The seller's (product.md 52), which is the operator's: it is on every invoice. Null where there is none. */
export async function readSellersLogo({ db = database() }: Context): Promise<ShownLogo | null> {
	const operator = await db.organization.findFirst({ where: { isOperator: true }, select: { id: true } });
	return operator && readLogo({ db }, operator.id);
}

/** The seller's as a PNG, for papers; null where there is none. */
export async function readSellersLogoPicture({ db = database() }: Context): Promise<Uint8Array<ArrayBuffer> | null> {
	return (await db.organizationLogo.findFirst({ where: { organization: { isOperator: true } } }))?.png ?? null;
}

/** A logo as a PNG; null where there is none of this version any more. */
export async function readLogoPicture(
	{ db = database() }: Context,
	version: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
	return (await db.organizationLogo.findUnique({ where: { version } }))?.png ?? null;
}
