"use client";

import type { ComponentType, ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { WindowOnDemand, type WindowProps } from "@/components/ui/windows/window-on-demand.tsx";

interface WindowButtonProps<Props extends object> extends Pick<ButtonProps, "variant"> {
	load: () => Promise<unknown>;
	/** A `lazy` component. */
	window: ComponentType<Props & WindowProps>;
	props: Props;
	/** What it changes, where the button alone doesn't say. */
	label?: string;
	children: ReactNode;
}

/** A button with a window behind it, whose code comes once the user reaches for it. */
export function WindowButton<Props extends object>({
	load,
	window: Window,
	props,
	label,
	variant,
	children,
}: WindowButtonProps<Props>) {
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant={variant} aria-label={label} {...opening}>
					{children}
				</Button>
			)}
			window={(opened) => <Window {...props} {...opened} />}
		/>
	);
}
