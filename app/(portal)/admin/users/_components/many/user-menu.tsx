"use client";

import { UserRoundPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { RowMenu } from "@/components/row-menu.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import type { OwnerOfUserWindowProps } from "./owner-of-user-window.tsx";

const OwnerOfUserWindow = lazy(() => import("./owner-of-user-window.tsx"));

/** What can be done about a person without opening their page. */
export function UserMenu(props: OwnerOfUserWindowProps) {
	const t = useTranslations("manyUsersBar");
	const [open, setOpen] = useState(false);
	return (
		<>
			<RowMenu
				label={t("menu", { name: props.user.name })}
				actions={[{ label: t("setCreditOwner"), icon: UserRoundPen, onSelect: () => setOpen(true) }]}
			/>
			<OnceWanted when={open}>
				<LateTexts of={["adminUsers", "manyUsers"]}>
					<OwnerOfUserWindow key={props.current.id} {...props} open={open} onOpenChange={setOpen} />
				</LateTexts>
			</OnceWanted>
		</>
	);
}
