"use client";

import { ArrowLeft, ArrowUpRight } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readHelpAction } from "@/app/(portal)/actions.ts";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Sheet, SheetContent } from "@/components/ui/windows/sheet.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { type HelpChapter, type HelpText, helpTextAt, helpTextPath, helpTextsWith } from "@/lib/pages/help-text.ts";
import { HelpParagraphs } from "./help-paragraphs.tsx";

/** Help about the page behind it; a search finds all other topics too. Following a link closes it. */
export default function HelpWindow({ open, onOpenChange }: WindowProps) {
	const t = useTranslations("helpWindow");
	const { answer, askAgain } = useLookUp(readHelpAction, {});
	const close = () => onOpenChange(false);
	return (
		<Sheet open={open} onOpenChange={onOpenChange}>
			<SheetContent title={t("title")} className="max-w-md">
				{answer === null ? <Loading label={t("loading")} /> : null}
				{answer?.ok ? <Topics chapters={answer.value} onLeave={close} /> : null}
				{answer && !answer.ok ? (
					<div className="p-5">
						<Banner
							tone="bad"
							role="alert"
							action={
								<Button variant="outline" size="sm" className="text-ink" onClick={askAgain}>
									{t("tryAgain")}
								</Button>
							}
						>
							{answer.message}
						</Banner>
					</div>
				) : null}
			</SheetContent>
		</Sheet>
	);
}

function Loading({ label }: { label: string }) {
	return (
		<div role="status" aria-label={label} className="space-y-3 p-5">
			<Skeleton className="h-9" />
			<Skeleton className="mt-6 h-5 w-40" />
			<Skeleton className="h-4" />
			<Skeleton className="h-4" />
			<Skeleton className="h-4 w-2/3" />
		</div>
	);
}

function Topics({ chapters, onLeave }: { chapters: readonly HelpChapter[]; onLeave: () => void }) {
	const t = useTranslations("helpWindow");
	const texts = chapters.flatMap((chapter) => chapter.texts);
	const here = helpTextAt(usePathname(), texts);
	const [search, setSearch] = useState("");
	const [chosen, setChosen] = useState<HelpText | null>(null);
	const isSearching = search.trim() !== "";
	const found = isSearching ? helpTextsWith(search, texts) : [];
	const shown = chosen ?? (isSearching ? null : here);
	const type = (text: string) => {
		setSearch(text);
		setChosen(null);
	};
	return (
		<>
			<search className="px-5 pt-5">
				<Input
					type="search"
					aria-label={t("search")}
					placeholder={t("search")}
					autoComplete="off"
					maxLength={200}
					value={search}
					onChange={({ target }) => type(target.value)}
				/>
			</search>
			<p role="status" className="px-5 pt-2 text-small text-muted empty:hidden">
				{isSearching && !chosen ? t("found", { count: found.length }) : null}
			</p>
			<div className="flex-1 px-5 py-4">
				{shown ? <Topic text={shown} onLeave={onLeave} /> : null}
				{!shown && !isSearching ? <p className="text-sm text-muted">{t("nothingHere")}</p> : null}
				{shown || !isSearching ? null : <Found texts={found} onChoose={setChosen} />}
				{isSearching || chosen ? (
					<Button variant="link" className="mt-4" onClick={() => type("")}>
						<ArrowLeft aria-hidden />
						{t("back")}
					</Button>
				) : null}
			</div>
			<div className="sticky bottom-0 border-t border-line bg-surface px-5 py-3">
				<Link
					href="/help"
					onClick={onLeave}
					className="inline-flex min-h-6 items-center gap-1.5 rounded-sm text-sm text-accent-ink underline-offset-4 hover:underline"
				>
					{t("all")}
					<ArrowUpRight aria-hidden className="size-4" />
				</Link>
			</div>
		</>
	);
}

function Topic({ text: { topic, title, paragraphs }, onLeave }: { text: HelpText; onLeave: () => void }) {
	return (
		// The links in it lead away from the page that it covers.
		// biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
		// biome-ignore lint/a11y/noStaticElementInteractions: only its links are pressed.
		<div onClick={({ target }) => target instanceof Element && target.closest("a") && onLeave()} className="space-y-3">
			<h3 className="font-semibold">
				<Link href={helpTextPath(topic)} className="rounded-sm hover:underline">
					{title}
				</Link>
			</h3>
			<HelpParagraphs paragraphs={paragraphs} />
		</div>
	);
}

function Found({ texts, onChoose }: { texts: readonly HelpText[]; onChoose: (text: HelpText) => void }) {
	return (
		<ul className="-mx-2">
			{texts.map((text) => (
				<li key={text.topic}>
					<button
						type="button"
						className="block w-full rounded-md px-2 py-2 text-left text-sm hover:bg-sunken"
						onClick={() => onChoose(text)}
					>
						<span className="block font-medium">{text.title}</span>
						<span className="line-clamp-2 text-muted">{text.paragraphs[0]?.replace(/\*\*|\[|\]\(.*?\)/g, "")}</span>
					</button>
				</li>
			))}
		</ul>
	);
}
