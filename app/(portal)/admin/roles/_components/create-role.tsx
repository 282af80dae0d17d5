"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { OfferedRight } from "./offered-rights.ts";

const load = () => import("./create-role-window.tsx");
const CreateRoleWindow = lazy(load);

export function CreateRole({ rights }: { rights: readonly OfferedRight[] }) {
	const t = useTranslations("adminRoles");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button {...opening}>
					<Plus aria-hidden />
					{t("create")}
				</Button>
			)}
			window={(opened) => <CreateRoleWindow {...opened} rights={rights} />}
		/>
	);
}
