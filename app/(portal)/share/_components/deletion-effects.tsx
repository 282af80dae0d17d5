import { useTranslations } from "next-intl";
import type { DeletionPreview } from "@/lib/share-groups/deletion/preview-deletion.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { ExpiryLines } from "../../_components/expiring-credits/expiry-lines.tsx";

/** What deleting a group does, in numbers. */
export function DeletionEffects({ preview }: { preview: DeletionPreview }) {
	const t = useTranslations("share.delete");
	const { returning, isParked, names, addresses, domains } = preview;
	const more = addresses + domains - names.length;
	return (
		<ul className="num divide-y divide-line rounded-lg bg-sunken px-4 text-sm">
			{returning.length === 0 ? <li className="py-3">{t("nothingReturns")}</li> : null}
			{returning.map(({ nameInText: type, credits, lots, held }) => (
				<li key={type} className="space-y-0.5 py-3">
					{credits > 0n ? (
						<>
							<p>{t("returns", { credits: toJsonCredits(credits), type })}</p>
							<ExpiryLines parts={lots} className="text-muted text-small" />
						</>
					) : null}
					{held > 0n ? (
						<p className="text-small text-warn-ink">{t("held", { credits: toJsonCredits(held), type })}</p>
					) : null}
				</li>
			))}
			{isParked && returning.length > 0 ? <li className="py-3 text-muted">{t("parked")}</li> : null}
			<li className="space-y-0.5 py-3">
				<p>{t("loseAccess", { addresses, domains })}</p>
				{names.length > 0 ? (
					<p className="text-muted text-small">{t("names", { names: names.join(", "), more })}</p>
				) : null}
			</li>
			<li className="py-3 text-muted">{t("untouched")}</li>
		</ul>
	);
}
