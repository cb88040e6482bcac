namespace CounterDesk.Domain.Visits;

public enum RelationAnswer
{
    Proven,

    /// <summary>The license was read whole and does not show it. Another one may.</summary>
    NotProven,

    /// <summary>Never a yes.</summary>
    CouldNotBeTold,
}

/// <summary>Why a license does not prove a relation, or could not be told to.</summary>
public enum RelationReason
{
    /// <summary>Licenses of this kind say nothing of the relation.</summary>
    NoSuchKind,

    NotGenuine,
    GenuinenessNotTold,
    NotInForce,
    ForceNotTold,

    /// <summary>The license is about another child or another enterprise.</summary>
    AboutAnother,

    /// <summary>The field that would tell is empty.</summary>
    FieldMissing,

    /// <summary>A number agrees and the name beside it does not.</summary>
    NameDiffers,

    /// <summary>The two names differ only where one has a stand-in for a rare character, and no number tells.</summary>
    NameUnencoded,

    /// <summary>The ward is eighteen.</summary>
    OfAge,

    /// <summary>The ward's number does not carry a date of birth.</summary>
    AgeNotTold,

    /// <summary>The name agrees and the number beside it does not.</summary>
    NumberDiffers,

    /// <summary>The name agrees and there is no resident number beside it to compare.</summary>
    NumberMissing,

    /// <summary>The person is not on it as parent or as representative.</summary>
    NotNamed,

    /// <summary>Another person is the head, and the page tells the ward's relation to the head only.</summary>
    AnotherHead,

    /// <summary>The ward belongs to the head's household and is not the head's child.</summary>
    NotAChild,

    /// <summary>A stepchild, or one of whom the page does not say whether adopted: parentage depends on more.</summary>
    StepOrAdopted,

    /// <summary>The name is in the field with other words around it.</summary>
    MoreThanAName,
}

/// <summary>Whether a license proves what two people are to each other, with the reason unless it does.</summary>
public sealed record RelationFinding
{
    private RelationFinding(RelationAnswer answer, RelationReason? reason) => (Answer, Reason) = (answer, reason);

    public static RelationFinding Proven { get; } = new(RelationAnswer.Proven, null);

    public RelationAnswer Answer { get; }

    public RelationReason? Reason { get; }

    public static RelationFinding NotProven(RelationReason reason) => new(RelationAnswer.NotProven, reason);

    public static RelationFinding CouldNotBeTold(RelationReason reason) => new(RelationAnswer.CouldNotBeTold, reason);
}
