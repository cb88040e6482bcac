using CounterDesk.Domain.Visits;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>Whether the two names of the letter are those of the persons identified.</summary>
public enum NamesAnswer
{
    Agree,
    Differ,
}

/// <summary>Whether the letter has the matter's own name.</summary>
public enum MatterAnswer
{
    ThisItem,
    OtherWords,
}

public enum CoversAnswer
{
    Covered,
    NotCovered,
}

/// <summary>What a letter says that names no last day.</summary>
public enum NoEndAnswer
{
    UntilDone,
    NotStated,
}

public enum SignedAnswer
{
    Seen,
    NotSeen,
}

/// <summary>What the clerk has read from the letter so far, and the first thing that is still missing.</summary>
public sealed class MandateEntry
{
    public LetterForm? Form { get; set; }

    public string Number { get; set; } = "";

    public NamesAnswer? Names { get; set; }

    public string Agent { get; set; } = "";

    public string Principal { get; set; } = "";

    public MatterAnswer? Matter { get; set; }

    public string Words { get; set; } = "";

    public CoversAnswer? Covers { get; set; }

    public string From { get; set; } = "";

    public string Last { get; set; } = "";

    public NoEndAnswer? NoEnd { get; set; }

    public SignedAnswer? Signature { get; set; }

    /// <summary>The letter lists licenses.</summary>
    public bool ListsKinds { get; set; }

    public HashSet<string> Kinds { get; } = [];

    /// <summary>The letter says that the agent may ask who looked.</summary>
    public bool CoversWhoLooked { get; set; }

    /// <summary>It is said to have ended.</summary>
    public bool HasEnded { get; set; }

    public MandateEnd? KnownEnd { get; set; }

    public static MandateEntry Of(VisitMandate? mandate, MandateQuestion question)
    {
        if (mandate is null)
        {
            return new();
        }

        var agree = mandate.AgentName == question.AgentName && mandate.PrincipalName == question.PrincipalName;
        var reading = mandate.Reading?.ItemCode == question.Item?.Code ? mandate.Reading : null;
        var entry = new MandateEntry
        {
            Form = mandate.Form,
            Number = mandate.Number ?? "",
            Names = agree ? NamesAnswer.Agree : NamesAnswer.Differ,
            Agent = agree ? "" : mandate.AgentName,
            Principal = agree ? "" : mandate.PrincipalName,
            Matter = mandate.Matter == question.Item?.Name ? MatterAnswer.ThisItem : MatterAnswer.OtherWords,
            Words = mandate.Matter == question.Item?.Name ? "" : mandate.Matter,
            Covers = reading is null ? null : reading.IsCovered ? CoversAnswer.Covered : CoversAnswer.NotCovered,
            From = TypedDay.Write(mandate.From),
            Last = TypedDay.Write(mandate.LastDay),
            NoEnd = mandate.LastDay is not null ? null
                : mandate.RunsUntilDone ? NoEndAnswer.UntilDone : NoEndAnswer.NotStated,
            Signature = mandate.IsSigned ? SignedAnswer.Seen : SignedAnswer.NotSeen,
            ListsKinds = mandate.Kinds is [_, ..],
            CoversWhoLooked = mandate.CoversWhoLooked,
            HasEnded = mandate.KnownEnd is not null,
            KnownEnd = mandate.KnownEnd,
        };
        entry.Kinds.UnionWith(mandate.Kinds);
        return entry;
    }

    /// <summary>Without a name to compare with, the letter's are written down.</summary>
    public bool AsksForNames(MandateQuestion question) => Names is NamesAnswer.Differ || !CanAgree(question);

    public static bool CanAgree(MandateQuestion question) =>
        question.AgentName is not null && question.PrincipalName is not null;

    public bool AsksForWords(MandateQuestion question) => Matter is MatterAnswer.OtherWords || question.Item is null;

    public bool AsksWhetherCovered(MandateQuestion question) => AsksForWords(question) && question.Item is not null;

    public bool HasLastDay => Last.Trim().Length > 0;

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public string? FindMissing(MandateQuestion question) =>
        Form is not { } form ? "Missing_Form"
        : form is LetterForm.NotarizedLetter && VisitMandate.FindNumberFault(form, Number) is { } number
            ? Missing(number, "Number")
        : Names is null && CanAgree(question) ? "Missing_Names"
        : AsksForNames(question) && VisitMandate.FindNameFault(Agent) is { } agent ? Missing(agent, "Agent")
        : AsksForNames(question) && VisitMandate.FindNameFault(Principal) is { } principal
            ? Missing(principal, "Principal")
        : Signature is null ? "Missing_Signed"
        : Matter is null && question.Item is not null ? "Missing_Matter"
        : AsksForWords(question) && VisitMandate.FindMatterFault(Words) is { } words ? Missing(words, "Words")
        : AsksWhetherCovered(question) && Covers is null ? "Missing_Covers"
        : FindMissingDay(question.Today.Year)
        ?? (ListsKinds && Kinds.Count is 0 ? "Missing_Kinds"
            : HasEnded && KnownEnd is null ? "Missing_KnownEnd"
            : null);

    /// <summary>The mandate, once nothing is missing.</summary>
    public VisitMandate Read(MandateQuestion question)
    {
        var item = question.Item;
        _ = TypedDay.TryParse(From, question.Today.Year, out var from);
        return new()
        {
            AgentName = AsksForNames(question) ? Agent.Trim() : question.AgentName!,
            PrincipalName = AsksForNames(question) ? Principal.Trim() : question.PrincipalName!,
            Matter = AsksForWords(question) ? Words.Trim() : item!.Name,
            Reading = AsksWhetherCovered(question) ? new(item!.Code, Covers is CoversAnswer.Covered) : null,
            Kinds = ListsKinds ? [.. Kinds.Order(StringComparer.Ordinal)] : [],
            CoversWhoLooked = CoversWhoLooked,
            From = from,
            LastDay = HasLastDay && TypedDay.TryParse(Last, question.Today.Year, out var last) ? last : null,
            RunsUntilDone = !HasLastDay && NoEnd is NoEndAnswer.UntilDone,
            Form = Form!.Value,
            Number = Form is LetterForm.NotarizedLetter ? Number.Trim() : null,
            IsSigned = Signature is SignedAnswer.Seen,
            KnownEnd = HasEnded ? KnownEnd : null,
        };
    }

    private string? FindMissingDay(int thisYear) =>
        !TypedDay.TryParse(From, thisYear, out var from) ? TypedDay.IsBegun(From) ? "Missing_From" : "Missing_Mend"
        : !HasLastDay ? NoEnd is null ? "Missing_End" : null
        : !TypedDay.TryParse(Last, thisYear, out var last) ? TypedDay.IsBegun(Last) ? "Missing_End" : "Missing_Mend"
        : VisitMandate.FindTermFault(from, last, runsUntilDone: false) is null ? null
        : "Missing_Mend";

    private static string Missing(TextFault fault, string field) => fault switch
    {
        TextFault.Missing => $"Missing_{field}",
        TextFault.TooLong or TextFault.ControlCharacter => "Missing_Mend",
    };
}
