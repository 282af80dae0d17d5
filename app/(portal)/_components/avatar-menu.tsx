"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, lazy, type ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { OpenedOnDemand } from "@/components/ui/opened-on-demand.tsx";

const load = () => import("./avatar-pop-up.tsx");
const AvatarPopUp = lazy(load);

export interface AvatarMenuProps {
	name: string;
	email: string;
	role: string;
	/** "N Credits", a line per credit type. */
	credits: ReactNode;
}

export function AvatarMenu(props: AvatarMenuProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<AvatarPopUp {...props} />}
			button={(opening) => <AvatarButton name={props.name} {...opening} />}
		/>
	);
}

export function AvatarButton({ name, ...props }: ComponentProps<"button"> & { name: string }) {
	const t = useTranslations("shell");
	return (
		<button
			type="button"
			aria-label={t("accountOf", { name })}
			className="rounded-full transition-opacity duration-100 hover:opacity-80"
			{...props}
		>
			<Avatar name={name} />
		</button>
	);
}
