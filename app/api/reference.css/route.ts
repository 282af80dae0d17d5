import { answerApi } from "@/lib/api/answer-api.ts";

export { answerApi as GET };
