"use client";

import { lazy } from "react";
import type { FieldValues } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { FormInWindowProps } from "./form-in-window.tsx";

const load = () => import("./form-in-window.tsx");
const FormInWindow = lazy(load) as typeof import("./form-in-window.tsx").default;

/** A button and the window that it opens, with its title on both. */
export function FormWindow<Values extends FieldValues, Value>(form: FormInWindowProps<Values, Value>) {
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" {...opening}>
					{form.title}
				</Button>
			)}
			window={(props) => <FormInWindow {...form} {...props} />}
		/>
	);
}
