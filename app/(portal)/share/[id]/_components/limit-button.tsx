"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogTrigger } from "@/components/ui/dialog.tsx";
import { LimitWindow } from "./limit-window.tsx";

/** Opens the limit for everybody. */
export function LimitButton(props: Pick<ComponentProps<typeof LimitWindow>, "shareGroupId" | "types">) {
	const t = useTranslations("shareGroup.settings");
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="link">{t("changeLimit")}</Button>
			</DialogTrigger>
			{open ? <LimitWindow {...props} address={null} onDone={() => setOpen(false)} /> : null}
		</Dialog>
	);
}
