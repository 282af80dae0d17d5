import sharp from "sharp";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { LOGO_HEIGHT, LOGO_WIDTH, MOST_LOGO_BYTES } from "./bounds.ts";
import { refusalToChangeLogo } from "./policy.ts";
import type { SaveLogoInput } from "./schema.ts";

/** More than any logo has; a small file can claim to be a picture that fills all memory. */
const MOST_PIXELS = 25_000_000;

interface Picture {
	readonly png: Uint8Array<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
}

/**
 * Stores the logo of the actor's organization, or removes it (product.md 57, 52): a PNG or JPEG, encoded again by us, so that
 * nothing but its pixels is kept and shown. Refuses a file that is too big, that is no such picture, or is broken (INVALID).
 * Needs *Edit User*; that of the operator's organization, which is the seller's, *Manage Seller*.
 */
export async function saveLogo(context: VerbContext, { logo }: SaveLogoInput): Promise<Result<null>> {
	const refusal = refusalToChangeLogo(context.actor);
	if (refusal) return refusal;
	const bytes = logo === null ? null : Buffer.from(logo, "base64");
	if (bytes && bytes.length > MOST_LOGO_BYTES) return refuse("INVALID", "logoTooBig", {}, { field: "logo" });
	const picture = bytes && (await encodeAgain(bytes));
	if (bytes && !picture) return refuse("INVALID", "logoNoPicture", {}, { field: "logo" });
	return changeOrganization(context, refusalToChangeLogo, async (tx, actor) => {
		const { organizationId } = actor;
		await tx.prisma.organizationLogo.deleteMany({ where: { organizationId } });
		if (picture) {
			const stored = { ...picture, version: newId(), updatedAt: await tx.clock.now(tx.sql) };
			await tx.prisma.organizationLogo.create({ data: { ...stored, organizationId } });
		}
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "organization.logo_changed",
			subject: { type: "organization", id: organizationId },
			after: { logo: picture ? `${picture.width} × ${picture.height}` : null },
		});
		return done(null);
	});
}

/** Upright, and no larger than it is shown; null where it is no PNG or JPEG, or a broken one. */
async function encodeAgain(bytes: Buffer): Promise<Picture | null> {
	try {
		const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" });
		const { format } = await image.metadata();
		if (format !== "png" && format !== "jpeg") return null;
		const { data, info } = await image
			.rotate()
			.resize({ width: LOGO_WIDTH, height: LOGO_HEIGHT, fit: "inside", withoutEnlargement: true })
			.png({ compressionLevel: 9 })
			.toBuffer({ resolveWithObject: true });
		return { png: new Uint8Array(data), width: info.width, height: info.height };
	} catch {
		return null;
	}
}
