import type { ReactNode } from "react";
import type { ShownLogo } from "@/lib/logos/queries.ts";
import type { Sheet } from "./sheet-of.ts";

/** One sheet of paper: white in both themes when printed. */
export function SheetView({ sheet, logo }: { sheet: Sheet; logo: ShownLogo | null }) {
	const [seller, ...sellersAddress] = sheet.seller;
	return (
		<article className="receipt mx-auto max-w-3xl space-y-10 rounded-xl border border-line bg-surface p-6 text-sm sm:p-10 print:max-w-none print:border-0 print:p-0">
			<header className="flex flex-wrap items-start justify-between gap-6">
				<div>
					<p className="text-2xl font-semibold tracking-tight">{sheet.title}</p>
					<p className="mt-1 text-muted">{sheet.numbers.join(" · ")}</p>
				</div>
				<address className="not-italic sm:text-right print:text-right">
					{logo ? <Logo {...logo} /> : null}
					<span className="block font-semibold">{seller}</span>
					<Lines of={sellersAddress} />
				</address>
			</header>
			<div className="grid gap-6 sm:grid-cols-2 print:grid-cols-2">
				<dl>
					<Fact term={sheet.billedTo.term}>
						<address className="not-italic">
							<Lines of={sheet.billedTo.lines} />
						</address>
					</Fact>
				</dl>
				<dl className="space-y-4">
					{sheet.facts.map(([term, text]) => (
						<Fact key={term} term={term}>
							{text}
						</Fact>
					))}
				</dl>
			</div>
			<LinesTable sheet={sheet} />
			{sheet.words ? (
				<section className="break-inside-avoid">
					<h2 className="font-semibold">{sheet.words.title}</h2>
					<p className="mt-1 whitespace-pre-line break-words">{sheet.words.text}</p>
				</section>
			) : null}
			<footer className="space-y-1 border-t border-line pt-6 text-small text-muted">
				{sheet.notes.map((note) => (
					<p key={note}>{note}</p>
				))}
			</footer>
		</article>
	);
}

function Logo({ path, ...size }: ShownLogo) {
	// biome-ignore lint/performance/noImgElement: it is as small as it is shown, and in no build.
	return <img src={path} {...size} alt="" className="mb-3 sm:ml-auto print:ml-auto" />;
}

function Lines({ of: lines }: { of: readonly string[] }) {
	return lines.map((line) => (
		<span key={line} className="block first:font-medium">
			{line}
		</span>
	));
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
	return (
		<div>
			<dt className="text-small text-muted">{term}</dt>
			<dd className="mt-0.5">{children}</dd>
		</div>
	);
}

function LinesTable({ sheet: { headings, line, sums } }: { sheet: Sheet }) {
	return (
		<table className="w-full">
			<thead>
				<tr className="border-b border-line text-left text-small text-muted">
					<th scope="col" className="py-2 font-medium">
						{headings.item}
					</th>
					<th scope="col" className="py-2 text-right font-medium">
						{headings.credits}
					</th>
					<th scope="col" className="py-2 text-right font-medium">
						{headings.amount}
					</th>
				</tr>
			</thead>
			<tbody>
				<tr className="border-b border-line">
					<td className="py-3">{line.item}</td>
					<td className="num whitespace-nowrap py-3 text-right">{line.credits}</td>
					<td className="num whitespace-nowrap py-3 text-right">{line.amount}</td>
				</tr>
			</tbody>
			<tfoot>
				{sums.map(({ label, amount, isStrong }) => (
					<tr key={label} className={isStrong ? "text-body font-semibold" : undefined}>
						<th scope="row" colSpan={2} className={`py-1.5 text-right ${isStrong ? "font-semibold" : "font-normal"}`}>
							{label}
						</th>
						<td className="num whitespace-nowrap py-1.5 pl-6 text-right">{amount}</td>
					</tr>
				))}
			</tfoot>
		</table>
	);
}
