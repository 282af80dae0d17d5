"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { readPagesAction } from "@/app/(portal)/actions.ts";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { Key, OpeningKeys } from "./key.tsx";
import { hasSingleKeys, keepSingleKeys } from "./single-keys.ts";

/** All keys that do something on every page, and the switch for those that are pressed alone. */
export default function KeysWindow({ open, onOpenChange }: WindowProps) {
	const t = useTranslations("palette.keys");
	const [isOn, setIsOn] = useState(hasSingleKeys);
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title")}>
				<DialogBody className={isOn ? undefined : "[&_[data-single]]:text-faint"}>
					<Checkbox
						label={t("single")}
						help={t.rich("singleHelp", { open: () => <OpeningKeys key="open" /> })}
						checked={isOn}
						onChange={({ target }) => {
							keepSingleKeys(target.checked);
							setIsOn(target.checked);
						}}
					/>
					<Keys title={t("anywhere")}>
						<Line name={t("open")}>
							<OpeningKeys />
						</Line>
						<Line name={t("show")} isSingle>
							<Key>?</Key>
						</Line>
						<Line name={t("close")}>
							<Key>{t("escape")}</Key>
						</Line>
					</Keys>
					<PageKeys />
				</DialogBody>
			</DialogContent>
		</Dialog>
	);
}

function PageKeys() {
	const t = useTranslations("palette.keys");
	const { answer } = useLookUp(readPagesAction, {});
	if (answer && !answer.ok) {
		return (
			<Banner tone="bad" role="alert">
				{answer.message}
			</Banner>
		);
	}
	return (
		<Keys title={t("go")}>
			{answer ? null : (
				<div role="status" aria-label={t("loading")} className="col-span-2 space-y-3">
					<Skeleton className="h-5" />
					<Skeleton className="h-5" />
				</div>
			)}
			{answer?.value.map(({ href, title, key }) =>
				key ? (
					<Line key={href} name={title} isSingle>
						<Key>g</Key>
						<span className="text-small text-muted">{t("and")}</span>
						<Key>{key}</Key>
					</Line>
				) : null,
			)}
		</Keys>
	);
}

function Keys({ title, children }: { title: string; children: ReactNode }) {
	return (
		<section aria-label={title}>
			<h3 className="text-small text-muted">{title}</h3>
			<dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-sm">{children}</dl>
		</section>
	);
}

function Line({ name, isSingle, children }: { name: string; isSingle?: boolean; children: ReactNode }) {
	return (
		<>
			<dt data-single={isSingle ? "" : undefined}>{name}</dt>
			<dd data-single={isSingle ? "" : undefined} className="flex items-center gap-1.5">
				{children}
			</dd>
		</>
	);
}
