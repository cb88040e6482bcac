using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// That a receiver said a copy looks wrong, and what the hall answered. Nobody knows who it was; the receiver's own words
/// lie apart, because they end.
/// </summary>
/// <param name="number">The copy's.</param>
/// <param name="hall">Four digits.</param>
/// <param name="concern">What looks wrong.</param>
/// <param name="atUtc">When it was said.</param>
public sealed class CopyReport(CopyNumber number, string hall, ReportedConcern concern, DateTime atUtc)
{
    /// <summary>
    /// Reports of one copy that may wait for an answer at a time. More of them would tell the hall nothing new.
    /// </summary>
    public const int MostOpen = 3;

    /// <summary>Reports of one copy at all: after so many, whoever is in doubt calls.</summary>
    public const int MostEver = 20;

    /// <summary>Made where it was reported, which may be a check page that runs alone.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public CopyNumber Number { get; } = number;

    public string Hall { get; } = hall;

    public ReportedConcern Concern { get; } = concern;

    public DateTime AtUtc { get; } = atUtc;

    /// <summary>Null until a supervisor has looked.</summary>
    public ReportReply? Reply { get; private set; }

    public DateTime? RepliedAtUtc { get; private set; }

    /// <summary>Changes with every save: two supervisors must not both answer.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>A supervisor answers.</summary>
    /// <exception cref="InvalidOperationException">It was answered before.</exception>
    public void Answer(ReportReply reply, DateTime atUtc)
    {
        if (Reply is not null)
        {
            throw new InvalidOperationException("The report was answered before.");
        }

        (Reply, RepliedAtUtc, Version) = (reply, atUtc, Guid.CreateVersion7());
    }
}

/// <summary>What a receiver says looks wrong.</summary>
public enum ReportedConcern
{
    /// <summary>The drawn license differs from the words below it, or from the answer.</summary>
    Face,

    Name,

    /// <summary>The person in the picture is not the bearer, or the picture looks changed.</summary>
    Picture,

    /// <summary>Something on the sheet was scraped, pasted or written over.</summary>
    PaperAltered,

    /// <summary>The words say what.</summary>
    Other,
}

/// <summary>What the hall answers, each with a sentence that whoever checks the copy again reads.</summary>
public enum ReportReply
{
    /// <summary>The hall looked: the paper is as it was made.</summary>
    Genuine,

    /// <summary>What is on the paper is not what the hall handed out.</summary>
    Altered,

    /// <summary>The hall has taken the copy back.</summary>
    Withdrawn,

    /// <summary>It cannot be told without the paper.</summary>
    ContactUs,
}

/// <summary>Which answers a copy's state lets the hall give: none may contradict what the check page says.</summary>
public static class ReportReplies
{
    public static bool MayBe(ReportReply reply, CopyState state) => reply switch
    {
        ReportReply.Genuine => state is CopyState.Printed,
        ReportReply.Withdrawn => state is CopyState.Withdrawn or CopyState.Void,
        ReportReply.Altered or ReportReply.ContactUs => true,
    };
}
