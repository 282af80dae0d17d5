"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./create-group-window.tsx");
const CreateGroupWindow = lazy(load);

/** The button that creates a share group, and the window behind it. */
export function CreateGroup({ variant }: Pick<ButtonProps, "variant">) {
	const t = useTranslations("share");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant={variant} {...opening}>
					<Plus aria-hidden />
					{t("create")}
				</Button>
			)}
			window={(props) => <CreateGroupWindow {...props} />}
		/>
	);
}
