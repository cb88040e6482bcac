namespace CounterDesk.Domain.LicenseKinds;

/// <summary>
/// What the face of a kind says of two people to each other. Keys of the fields that say it are the same in all kinds.
/// </summary>
public enum FaceRelation
{
    /// <summary>Who the parents of the holder are: motherName, motherIdNumber, fatherName, fatherIdNumber.</summary>
    ParentsOfHolder,

    /// <summary>What the holder is to the head of the household: headName, relationToHead.</summary>
    HolderToHead,

    /// <summary>Who represents the enterprise that is the holder: representative.</summary>
    RepresentativeOfHolder,
}

public static class FaceRelations
{
    /// <summary>The fields that a kind needs to say it.</summary>
    public static IReadOnlyList<string> KeysOf(FaceRelation relation) => relation switch
    {
        FaceRelation.ParentsOfHolder => ["motherName", "motherIdNumber", "fatherName", "fatherIdNumber"],
        FaceRelation.HolderToHead => ["headName", "relationToHead"],
        FaceRelation.RepresentativeOfHolder => ["representative"],
    };
}
