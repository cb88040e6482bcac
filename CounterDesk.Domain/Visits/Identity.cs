namespace CounterDesk.Domain.Visits;

/// <summary>How the desk learned who somebody is.</summary>
public enum IdentityMethod
{
    /// <summary>The card lay on the reader of the counter's PC.</summary>
    CardReader,

    /// <summary>
    /// The card lay on the reader and is past its last day. It counts once a second person has looked too.
    /// </summary>
    ExpiredCard,

    /// <summary>An e-license code was shown and resolved at its source.</summary>
    ShownCode,

    /// <summary>The clerk typed it, and says why.</summary>
    Typed,
}

/// <summary>Why an identity was typed.</summary>
public enum TypedReason
{
    ReaderBroken,
    CardUnreadable,
    CardLost,

    /// <summary>The card is past its last day. It counts once a second person has looked too.</summary>
    CardExpired,

    /// <summary>Of somebody who did not come, or of an enterprise.</summary>
    NotHere,
}

/// <summary>What the clerk looked at when an identity was typed.</summary>
[Flags]
public enum SeenDocuments
{
    None = 0,
    IdCard = 1,

    /// <summary>The original of a household register or a social security card.</summary>
    HouseholdRegisterOrSocialCard = 2,

    /// <summary>A temporary proof of identity.</summary>
    TemporaryProof = 4,

    /// <summary>The letter of attorney, the business license or another paper that names somebody who did not come.</summary>
    NamingPaper = 8,
}

/// <summary>Whether the person at the desk is the one on the document. A human compares, and answers for it.</summary>
public enum FaceAnswer
{
    Same,
    NotSame,
    Unsure,
}

/// <summary>How somebody's identity was established. No picture of a reader is in it, nor ever kept.</summary>
/// <param name="Method">How.</param>
/// <param name="Face">Null for who is not here.</param>
/// <param name="Reason">Given when it was typed, and only then.</param>
/// <param name="Seen">What the clerk looked at; not nothing when it was typed.</param>
/// <param name="IsSigned">The reader signed its answer; otherwise it is the word of the counter's PC.</param>
public sealed record Identity(
    IdentityMethod Method, FaceAnswer? Face, TypedReason? Reason, SeenDocuments Seen, bool IsSigned)
{
    /// <summary>A typed identity has a reason and a document, a read one has neither.</summary>
    public bool IsComplete => (Method is IdentityMethod.Typed) == (Reason is not null && Seen is not SeenDocuments.None);
}
