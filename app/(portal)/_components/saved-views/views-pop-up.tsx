"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/windows/popover.tsx";
import { DeleteView } from "./delete-view.tsx";
import { ViewActions } from "./view-actions.tsx";
import { ViewLinks } from "./view-links.tsx";
import ViewWindow from "./view-window.tsx";
import type { ViewsProps, ViewsWindow } from "./views-props.ts";
import { ViewsTrigger } from "./views-trigger.tsx";

export default function ViewsPopUp(props: ViewsProps) {
	const { label, name, list, query, current } = props;
	const t = useTranslations("savedViews");
	const [isOpen, setOpen] = useState(true);
	const [opened, setOpened] = useState<ViewsWindow | null>(null);
	const close = (stays: boolean) => setOpened((before) => (stays ? before : null));
	const open = (window: ViewsWindow) => {
		setOpen(false);
		setOpened(window);
	};
	return (
		<>
			<Popover open={isOpen} onOpenChange={setOpen}>
				<PopoverTrigger asChild>
					<ViewsTrigger label={label} name={name} />
				</PopoverTrigger>
				<PopoverContent align="end" className="p-0" aria-label={t("menu")}>
					<ViewLinks list={list} current={current} onChosen={() => setOpen(false)} />
					<ViewActions {...props} onDone={() => setOpen(false)} onOpen={open} />
				</PopoverContent>
			</Popover>
			<ViewWindow list={list} query={query} view={null} open={opened === "save"} onOpenChange={close} />
			{current?.isOwn ? (
				<>
					<ViewWindow list={list} query={query} view={current} open={opened === "change"} onOpenChange={close} />
					<DeleteView list={list} view={current} open={opened === "delete"} onOpenChange={close} />
				</>
			) : null}
		</>
	);
}
