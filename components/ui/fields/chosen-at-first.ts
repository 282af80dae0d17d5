import type { ComponentProps } from "react";

/** The props of a radio button or checkbox that is chosen at first where its `value` is the `defaultValue`, or one of them. */
export function chosenAtFirst({ defaultValue, ...props }: ComponentProps<"input">): ComponentProps<"input"> {
	if (defaultValue === undefined) return props;
	const chosen: readonly unknown[] = Array.isArray(defaultValue) ? defaultValue : [defaultValue];
	return { defaultChecked: chosen.includes(props.value), ...props };
}
