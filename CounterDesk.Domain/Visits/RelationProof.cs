using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Visits;

/// <summary>
/// Tells from a verified license whether somebody is the parent of a child (民法典 23, 27, 34), or the legal
/// representative of an enterprise. Other guardians, and those of adults (28), need another paper than these licenses.
/// </summary>
public static class RelationProof
{
    private static readonly char[] _betweenNames = ['、', '，', ',', '；', ';'];

    /// <summary>
    /// Whether the license proves that <paramref name="parent"/> is a parent of the minor <paramref name="ward"/>.
    /// </summary>
    public static RelationFinding OfParent(
        License license, LicenseKind kind, VerificationReport report, Holder parent, Holder ward, DateOnly today)
    {
        var face = new Face(license, kind);
        return kind.Proves switch
        {
            FaceRelation.ParentsOfHolder =>
                FindFault(report) ?? FindFaultOfAge(ward, today) ?? FindFaultOfNewborn(license, face, ward)
                ?? ByBirthCertificate(face, parent),
            FaceRelation.HolderToHead =>
                FindFault(report) ?? FindFaultOfAge(ward, today) ?? FindFaultOfHolder(license, ward)
                ?? ByHouseholdPage(face, parent),
            FaceRelation.RepresentativeOfHolder or null => RelationFinding.NotProven(RelationReason.NoSuchKind),
        };
    }

    /// <summary>
    /// Whether the license proves that <paramref name="person"/> is the legal representative of
    /// <paramref name="enterprise"/>.
    /// </summary>
    public static RelationFinding OfRepresentative(
        License license, LicenseKind kind, VerificationReport report, Holder person, Holder enterprise) =>
        kind.Proves is FaceRelation.RepresentativeOfHolder
            ? FindFault(report) ?? FindFaultOfHolder(license, enterprise)
                ?? ByBusinessLicense(new Face(license, kind), person)
            : RelationFinding.NotProven(RelationReason.NoSuchKind);

    // Only what is genuine and in force proves anything.
    private static RelationFinding? FindFault(VerificationReport report) => (report.Genuine, report.InForce) switch
    {
        (GenuineAnswer.No, _) => RelationFinding.NotProven(RelationReason.NotGenuine),
        (GenuineAnswer.CouldNotBeTold, _) => RelationFinding.CouldNotBeTold(RelationReason.GenuinenessNotTold),
        (GenuineAnswer.Yes, InForceAnswer.Yes) => null,
        (GenuineAnswer.Yes, InForceAnswer.CouldNotBeTold) =>
            RelationFinding.CouldNotBeTold(RelationReason.ForceNotTold),
        (GenuineAnswer.Yes, _) => RelationFinding.NotProven(RelationReason.NotInForce),
    };

    // 民法典 27: parents are guardians of a minor, who is one until eighteen (17).
    private static RelationFinding? FindFaultOfAge(Holder ward, DateOnly today) => ward.Code.BirthDate switch
    {
        null => RelationFinding.CouldNotBeTold(RelationReason.AgeNotTold),
        { } birth when birth.AddYears(18) <= today => RelationFinding.NotProven(RelationReason.OfAge),
        _ => null,
    };

    private static RelationFinding? FindFaultOfHolder(License license, Holder asked) =>
        license.Holders.FirstOrDefault(holder => holder.Code == asked.Code) switch
        {
            null => RelationFinding.NotProven(RelationReason.AboutAnother),
            var holder => Compare(holder.Name, asked.Name) is Likeness.Different
                ? RelationFinding.CouldNotBeTold(RelationReason.NameDiffers)
                : null,
        };

    // Nobody is born with a number: where the certificate goes by one of its own, name and day of birth tell.
    private static RelationFinding? FindFaultOfNewborn(License license, Face face, Holder ward) =>
        license.Holders.Any(holder => holder.Code.Type is HolderCodeType.ResidentId) ? FindFaultOfHolder(license, ward)
        : license.Holders.Any(holder => Compare(holder.Name, ward.Name) is Likeness.Same)
            && FaceDate.TryParse(face[FaceField.BirthDateKey], out var birth) && birth == ward.Code.BirthDate ? null
        : RelationFinding.NotProven(RelationReason.AboutAnother);

    private static RelationFinding ByBirthCertificate(Face face, Holder parent)
    {
        var (mother, father) = (face["motherName"], face["fatherName"]);
        RelationFinding[] findings =
            [Named(mother, face["motherIdNumber"], parent), Named(father, face["fatherIdNumber"], parent)];
        return mother.Length + father.Length is 0 ? RelationFinding.CouldNotBeTold(RelationReason.FieldMissing)
            : findings.FirstOrDefault(finding => finding.Answer is RelationAnswer.Proven)
            ?? findings.FirstOrDefault(finding => finding.Reason is not RelationReason.NotNamed)
            ?? findings[0];
    }

    private static RelationFinding Named(string name, string number, Holder parent)
    {
        var isComparable = ResidentIdNumber.TryParse(number, out var written);
        var isNumber = isComparable && HolderCode.Of(written!) == parent.Code;
        return Compare(name, parent.Name) switch
        {
            Likeness.Same or Likeness.SameButForUnencoded when isNumber => RelationFinding.Proven,
            Likeness.Same when isComparable => RelationFinding.NotProven(RelationReason.NumberDiffers),
            Likeness.Same => RelationFinding.CouldNotBeTold(RelationReason.NumberMissing),
            Likeness.SameButForUnencoded => RelationFinding.CouldNotBeTold(RelationReason.NameUnencoded),
            Likeness.Different when isNumber => RelationFinding.CouldNotBeTold(RelationReason.NameDiffers),
            Likeness.Different => RelationFinding.NotProven(RelationReason.NotNamed),
        };
    }

    // The page has no number of the head's: the name and the sealed relation are all there is.
    private static RelationFinding ByHouseholdPage(Face face, Holder parent)
    {
        var (head, relation) = (face["headName"], face["relationToHead"]);
        return head.Length is 0 || relation.Length is 0 ? RelationFinding.CouldNotBeTold(RelationReason.FieldMissing)
            : Compare(head, parent.Name) switch
            {
                Likeness.Different => RelationFinding.NotProven(RelationReason.AnotherHead),
                Likeness.SameButForUnencoded => RelationFinding.CouldNotBeTold(RelationReason.NameUnencoded),
                Likeness.Same => HouseholdRelations.Read(relation) switch
                {
                    HouseholdRelation.Child => RelationFinding.Proven,
                    HouseholdRelation.StepOrAdopted => RelationFinding.CouldNotBeTold(RelationReason.StepOrAdopted),
                    HouseholdRelation.Other => RelationFinding.NotProven(RelationReason.NotAChild),
                },
            };
    }

    // 民法典 61: who represents a legal person. Partnerships and branches name theirs in the same field, and may name
    // several.
    private static RelationFinding ByBusinessLicense(Face face, Holder person)
    {
        var field = face["representative"];
        Likeness[] names = [.. field.Split(_betweenNames).Select(name => Compare(name, person.Name))];
        return field.Length is 0 ? RelationFinding.CouldNotBeTold(RelationReason.FieldMissing)
            : names.Contains(Likeness.Same) ? RelationFinding.Proven
            : names.Contains(Likeness.SameButForUnencoded)
                ? RelationFinding.CouldNotBeTold(RelationReason.NameUnencoded)
            : HolderName.Fold(field).Contains(HolderName.Fold(person.Name), StringComparison.Ordinal)
                ? RelationFinding.CouldNotBeTold(RelationReason.MoreThanAName)
            : RelationFinding.NotProven(RelationReason.NotNamed);
    }

    private static Likeness Compare(string one, string other)
    {
        var (first, second) = (HolderName.Fold(one), HolderName.Fold(other));
        return first.Length is 0 || second.Length is 0 ? Likeness.Different
            : first == second ? Likeness.Same
            : UnencodedName.IsSameButForUnencoded(first, second) ? Likeness.SameButForUnencoded
            : Likeness.Different;
    }

    private enum Likeness
    {
        Same,
        SameButForUnencoded,
        Different,
    }

    private sealed class Face(License license, LicenseKind kind)
    {
        /// <summary>What stands in the field with this key; empty when it is not there.</summary>
        public string this[string key] =>
            license.Face.FirstOrDefault(value => kind.FindField(value.Key)?.Key == key)?.Value.Trim() ?? "";
    }
}
