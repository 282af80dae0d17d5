"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";

const THEMES = [
	{ theme: "system", Icon: Monitor },
	{ theme: "light", Icon: Sun },
	{ theme: "dark", Icon: Moon },
] as const;

/** Light, dark, or as the system has it. Only in pop-ups: what was chosen is known in the browser alone. */
export function ThemeSwitch() {
	const t = useTranslations("shell.theme");
	const { theme: chosen, setTheme } = useTheme();
	return (
		<fieldset className="flex items-center justify-between gap-3">
			<legend className="float-left text-muted">{t("title")}</legend>
			<div className="flex gap-0.5 rounded-md bg-sunken p-0.5">
				{THEMES.map(({ theme, Icon }) => (
					<label
						key={theme}
						className="flex h-7 cursor-pointer items-center gap-1.5 rounded px-2 text-small text-muted hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent dark:has-checked:bg-line"
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
