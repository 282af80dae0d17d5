"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./create-group-window.tsx");
const CreateGroupWindow = lazy(load);

/** The button that creates a share group, and the window behind it; not while the own credits are parked (product.md 17). */
export function CreateGroup({ variant, isParked }: Pick<ButtonProps, "variant"> & { isParked: boolean }) {
	const t = useTranslations("share");
	if (isParked) {
		return (
			<Button variant={variant} disabled title={t("parked")} aria-description={t("parked")}>
				<Plus aria-hidden />
				{t("create")}
			</Button>
		);
	}
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
