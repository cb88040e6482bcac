namespace CounterDesk.Domain.ShownCodes;

/// <summary>Why a source does not say whose a code is.</summary>
public enum ShownCodeRefusal
{
    /// <summary>The source never made it.</summary>
    Unknown,

    /// <summary>It was shown for longer than it counts.</summary>
    Expired,

    /// <summary>It counts once, and that was before.</summary>
    Used,

    /// <summary>The license behind it is not in force.</summary>
    NotInForce,

    /// <summary>The source does not say whether the license behind it is in force.</summary>
    ForceUntold,

    /// <summary>The source does not answer this hall: it has no right to, or not today. This says nothing about the code.</summary>
    Declined,
}

/// <summary>What a source answered when it was asked whose a code is.</summary>
public abstract record ShownCodeAnswer
{
    private ShownCodeAnswer()
    {
    }

    /// <summary>Whose it is, as text: nothing of it has been believed yet.</summary>
    /// <param name="KindCode">Of the license that the code stands for, which is in force.</param>
    /// <param name="Name">The holder's.</param>
    /// <param name="Number">The holder's.</param>
    public sealed record Resolved(string? KindCode, string? Name, string? Number) : ShownCodeAnswer
    {
        public override string ToString() => nameof(Resolved);
    }

    public sealed record Refused(ShownCodeRefusal Why) : ShownCodeAnswer;

    /// <summary>The source answered, and nobody here can read that.</summary>
    public sealed record NotUnderstood : ShownCodeAnswer;

    /// <summary>The source could not be asked, or did not answer in time. This says nothing about the code.</summary>
    public sealed record Unavailable : ShownCodeAnswer;
}
