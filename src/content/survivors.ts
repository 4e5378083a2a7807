/**
 * Why a mutant that no expectation catches is right to survive, by model and name: it cannot be told from the model, or differs where the
 * model's sources say nothing. A survivor without an argument is an open question.
 */
export const survivors: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
