using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>What is said of a look, on the desk's page as on the paper.</summary>
public sealed class LookWords(DocumentWords words)
{
    // More checks of one copy than these are counted, and only the latest told.
    private const int MostTimes = 6;

    /// <summary>Which office, and in what role; a staff number only where the clerk herself hands the paper out.</summary>
    public string Office(Look look) => look.ClerkNumber is { } number
        ? words["Looked_Clerk", look.Counter, number]
        : string.Join(
            words["Looked_Comma"],
            ((string?[])
            [
                (look.Hall, look.Counter) switch
                {
                    (null, null) => words["Looked_Hall"],
                    (null, { } counter) => words["Looked_Counter", counter],
                    ({ } hall, null) => words["Looked_OtherHall", hall],
                    ({ } hall, { } counter) => words["Looked_OtherCounter", hall, counter],
                },
                look.Role is { } role ? words[$"Looked_Role_{role}"] : null,
            ]).OfType<string>());

    /// <summary>What was done, and what came of it.</summary>
    public string Done(Look look) => string.Join(words["Looked_Separator"], look.Steps.SelectMany(Done));

    /// <summary>By what right; null where there was none, or somebody else's.</summary>
    public string? Basis(Look look) =>
        look.Basis is { } basis ? words["Looked_Basis", words[$"Basis_{basis}"]] : null;

    /// <summary>How often a copy was checked, and when. Who checks is not known, and need not say.</summary>
    public string Checks(LookedCopy copy) => copy.Checks.Length switch
    {
        0 => words["Looked_Checks_None"],
        <= MostTimes => words["Looked_Checks", copy.Checks.Length, words.List(copy.Checks.Select(words.Time))],
        _ => words[
            "Looked_Checks_Latest", copy.Checks.Length, words.List(copy.Checks.TakeLast(MostTimes).Select(words.Time))],
    };

    private IEnumerable<string> Done(LookStep step) => step switch
    {
        LookStep.Searched(var outcome) => [words[$"Searched_{outcome}"]],
        LookStep.NotSearched => [words["Looked_NotSearched"]],
        LookStep.PlatformAsked(var outcome) => [words[$"Platform_{YesOrNo(outcome)}"]],
        LookStep.CodeResolved(var outcome) => [words[$"Code_{YesOrNo(outcome)}"]],
        LookStep.IdentityRevealed => [words["Looked_IdentityRevealed"]],
        LookStep.ProofRead(var outcome) => [words[$"Proof_{YesOrNo(outcome)}"]],
        LookStep.WhoLookedAsked(var outcome) => [words[$"Asked_{YesOrNo(outcome)}"]],
        LookStep.Opened(var outcome) => [words[$"Opened_{outcome}"]],
        LookStep.Verified(var genuine, var inForce) => [words[$"Genuine_{genuine}"], words[$"InForce_{inForce}"]],
        LookStep.Revealed(var fields) => [words["Looked_Revealed", fields]],
        LookStep.Copied(var tail, _, var fate) => [words[$"Copied_{fate}", tail]],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "Say here what it is called."),
    };

    private static string YesOrNo(AuditOutcome outcome) => outcome is AuditOutcome.Done ? "Yes" : "No";
}
