import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { WrongLines } from "@/lib/credit-batches/post-batch.ts";
import type { WrongLine } from "@/lib/credit-batches/summary-of.ts";

/** The lines of a file that can't be posted, each with a sentence that says why. */
export function WrongLineList({ wrong, count }: WrongLines) {
	const t = useTranslations("creditBatches");
	const word = useTranslations("words");
	const sentenceOf = ({ problem, ...line }: WrongLine) =>
		problem.kind === "referenceTwice"
			? t("problems.referenceTwice", { reference: line.reference, line: problem.firstLine })
			: t(`problems.${problem.kind}`, {
					user: line.user,
					creditType: line.creditType,
					credits: line.credits,
					reference: line.reference,
					currency: line.currency,
				});
	return (
		<>
			<ul className="divide-y divide-line text-sm" aria-label={t("wrongLines")}>
				{wrong.map((line) => (
					<li
						key={line.line}
						className="grid gap-x-4 gap-y-0.5 px-5 py-2.5 sm:grid-cols-[5rem_minmax(0,3fr)_minmax(0,5fr)] sm:items-start"
					>
						<span className="num text-muted text-small">{word("line", { line: line.line })}</span>
						<span className="min-w-0 break-words">{line.user || "–"}</span>
						<span className="flex min-w-0 gap-1.5 text-bad text-small">
							<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
							<span className="min-w-0 break-words">{sentenceOf(line)}</span>
						</span>
					</li>
				))}
			</ul>
			{count > wrong.length ? (
				<p className="px-5 py-2.5 text-muted text-small">{t("moreWrong", { count: count - wrong.length })}</p>
			) : null}
		</>
	);
}
