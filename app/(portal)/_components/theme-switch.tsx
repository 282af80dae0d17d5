"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { cn } from "@/components/ui/class-names.ts";
import { segmentClasses, segmentListClasses } from "@/components/ui/segment-classes.ts";

const THEMES = [
	{ theme: "system", Icon: Monitor },
	{ theme: "light", Icon: Sun },
	{ theme: "dark", Icon: Moon },
] as const;

/** Light, dark, or as the system has it. Only in pop-ups: only the browser knows the choice. */
export function ThemeSwitch() {
	const t = useTranslations("shell.theme");
	const { theme: chosen, setTheme } = useTheme();
	return (
		<fieldset className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
			<legend className="float-left whitespace-nowrap text-muted">{t("title")}</legend>
			<div className={segmentListClasses}>
				{THEMES.map(({ theme, Icon }) => (
					<label
						key={theme}
						className={cn(
							segmentClasses,
							"h-7 cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent",
						)}
					>
						<input
							type="radio"
							name="theme"
							className="sr-only"
							checked={chosen === theme}
							onChange={() => setTheme(theme)}
						/>
						<Icon aria-hidden className="size-3.5" />
						{t(theme)}
					</label>
				))}
			</div>
		</fieldset>
	);
}
