import { z } from "@hono/zod-openapi";
import { PROBLEMS, type ProblemCode } from "./problem.ts";

const codes = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

export const problemShape = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		code: z.enum(codes),
		detail: z.string(),
		advice: z.string(),
		reason: z.string().optional().openapi({ description: "Finer than the code, and as stable." }),
		errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
		values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
		request_id: z.string().optional(),
	})
	.openapi("Problem");
