using System.Collections.Immutable;
using CounterDesk.Domain.Faces;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Faces;

public sealed class FacePersonsTests
{
    private static readonly string[] _spouse =
        ["spouseName", "spouseSex", "spouseNationality", "spouseBirthDate", "spouseIdNumber"];

    private static readonly string[] _holder = ["holderName", "name", "sex", "nationality", "birthDate", "idNumber"];

    [Fact]
    public void Of_a_couple_the_other_is_whoever_was_not_asked_for()
    {
        var marriage = SomeLicenses.Of(SomeLicenses.MarriageCertificate);

        var seenByHolder = Others(marriage, SomeLicenses.Gu.Code);
        var seenBySpouse = Others(marriage, SomeLicenses.Shen.Code);

        Assert.Subset(seenByHolder, _spouse.ToHashSet());
        Assert.Empty(seenByHolder.Intersect(_holder));
        Assert.Subset(seenBySpouse, _holder.ToHashSet());
        Assert.Empty(seenBySpouse.Intersect(_spouse));
        Assert.Contains("registrar", seenByHolder);
        Assert.Contains("registrar", seenBySpouse);
    }

    [Fact]
    public void Where_nobody_of_the_license_was_asked_for_it_is_the_first_holder()
    {
        var marriage = SomeLicenses.Of(SomeLicenses.MarriageCertificate);

        Assert.Equal(Others(marriage, SomeLicenses.Gu.Code), Others(marriage, null));
        Assert.Equal(Others(marriage, SomeLicenses.Gu.Code), Others(marriage, SomeLicenses.Lin.Code));
    }

    [Fact]
    public void The_head_of_the_household_is_nobody_else()
    {
        var household = SomeLicenses.Of(SomeLicenses.HouseholdRegister);
        var ofHead = household with
        {
            Face = [.. household.Face.Select(value => value.Key == "headName" ? value with { Value = "林 秀兰" } : value)],
        };

        Assert.Contains("headName", Others(household, SomeLicenses.Lin.Code));
        Assert.DoesNotContain("headName", Others(ofHead, SomeLicenses.Lin.Code));
    }

    private static ImmutableHashSet<string> Others(License license, HolderCode? askedFor) =>
        FacePersons.OthersOn(license, SomeLicenses.Catalog.Find(license.KindCode)!, askedFor);
}
