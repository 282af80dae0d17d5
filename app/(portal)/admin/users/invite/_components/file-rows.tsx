import { Check, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FileRow } from "@/lib/accounts/invitations/file/invite-many.ts";

/** The rows of a file, each with what is wrong with it; under each other where there is no room beside. */
export function FileRows({ rows }: { rows: readonly FileRow[] }) {
	const t = useTranslations("adminInvitations");
	const word = useTranslations("words");
	return (
		<ul className="divide-y divide-line text-sm" aria-label={t("rows")}>
			{rows.map(({ line, name, email, role, problem }) => (
				<li
					key={line}
					className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-5 py-2.5 sm:grid-cols-[4rem_minmax(0,3fr)_minmax(0,2fr)_minmax(0,4fr)] sm:items-start sm:[&>span]:leading-5"
				>
					<span className="num text-muted text-small max-sm:col-start-2 max-sm:row-start-1">
						{word("line", { line })}
					</span>
					<span className="min-w-0 max-sm:col-start-1 max-sm:row-start-1">
						<span className="font-medium">{name || "–"}</span>
						<span className="block text-muted text-small">{email || "–"}</span>
					</span>
					<span className="min-w-0 text-muted max-sm:col-start-2 max-sm:row-start-2 max-sm:text-small sm:text-ink">
						{role || "–"}
					</span>
					{problem ? (
						<span className="flex min-w-0 gap-1.5 text-bad text-small">
							<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
							<span className="min-w-0">
								{problem.kind === "twice"
									? t("problems.twice", { line: problem.firstLine })
									: t(`problems.${problem.kind}`, { role })}
							</span>
						</span>
					) : (
						<span className="flex gap-1.5 text-accent-ink text-small">
							<Check aria-hidden className="mt-0.5 size-4 shrink-0" />
							{t("good")}
						</span>
					)}
				</li>
			))}
		</ul>
	);
}
