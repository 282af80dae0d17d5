"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { CreateKeyProps } from "./create-key-form.tsx";

const load = () => import("./create-key-window.tsx");
const CreateKeyWindow = lazy(load);

/** The button that makes a key, and the window behind it. */
export function CreateKey(asked: CreateKeyProps) {
	const t = useTranslations("apiKeys.create");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button {...opening}>
					<Plus aria-hidden />
					{t("button")}
				</Button>
			)}
			window={(props) => <CreateKeyWindow {...asked} {...props} />}
		/>
	);
}
