"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "@/components/ui/windows/opened-on-demand.tsx";
import { AvatarButton } from "./avatar-button.tsx";
import type { AvatarMenuProps } from "./avatar-pop-up.tsx";

const load = () => import("./avatar-pop-up.tsx");
const AvatarPopUp = lazy(load);

export function AvatarMenu(props: AvatarMenuProps) {
	return (
		<OpenedOnDemand
			preload={load}
			popUp={<AvatarPopUp {...props} />}
			button={(opening) => <AvatarButton name={props.name} {...opening} />}
		/>
	);
}
