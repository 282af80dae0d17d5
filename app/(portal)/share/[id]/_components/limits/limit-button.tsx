"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import { LimitWindow } from "./limit-window.tsx";

/** Opens the limit for every member, or for one address. */
export function LimitButton(props: Omit<ComponentProps<typeof LimitWindow>, "onDone">) {
	const t = useTranslations("shareGroup.settings");
	const word = useTranslations("words");
	const [open, setOpen] = useState(false);
	const { address } = props;
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="link" aria-label={address === null ? t("changeLimit") : t("changeExceptionOf", { address })}>
					{word("change")}
				</Button>
			</DialogTrigger>
			{open ? <LimitWindow {...props} onDone={() => setOpen(false)} /> : null}
		</Dialog>
	);
}
