using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoRegisterTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly LicenseKindCatalog _kinds = LicenseKindCatalog.Load([]);
    private static readonly DemoLicense[] _licenses = [.. new DemoRegister(_kinds, _today).All()];

    [Fact]
    public void The_city_has_a_few_dozen_people_of_all_ages_and_each_has_a_number_of_their_own()
    {
        var people = DemoPeople.All.ToList();

        Assert.InRange(people.Count, 36, 60);
        Assert.Equal(people.Count, people.Select(person => person.Number.Value).Distinct().Count());
        Assert.Equal(people.Count, people.Select(person => person.Name).Distinct().Count());
        Assert.Contains(people, person => person.AgeOn(_today) < 8);
        Assert.Contains(people, person => person.AgeOn(_today) is > 10 and < 16);
        Assert.Contains(people, person => person.AgeOn(_today) > 90);
        Assert.Contains(people, person => person.DiedOn is not null);
    }

    [Fact]
    public void Every_number_is_of_a_region_that_was_never_given_to_a_place()
    {
        Assert.All(DemoPeople.All, person => Assert.StartsWith("9999", person.Number.Value, StringComparison.Ordinal));
        Assert.All(
            DemoCity.Offices,
            office => Assert.Equal("9999", UnifiedSocialCreditCode.Parse(office.CreditCode).Value[2..6]));
        Assert.All(
            _licenses.SelectMany(license => license.Holders).Where(holder => holder.Code.IsOfOrganization),
            holder => Assert.Equal("9999", holder.Code.Text[2..6]));
    }

    [Fact]
    public void Lin_Xiulan_is_who_she_is_on_the_drawings_of_the_desk() =>
        Assert.Equal("999901194006120021", DemoPeople.Named("林秀兰").Number.Value);

    [Theory]
    [InlineData("𬭎")]
    [InlineData("㐂")]
    [InlineData("䶮")]
    [InlineData("𠮷")]
    [InlineData("\U0002EC2F")]
    [InlineData("·")]
    [InlineData("㛃")]
    [InlineData("𬀩")]
    public void Some_name_has_a_character_that_makes_trouble_elsewhere(string character) =>
        Assert.Contains(DemoPeople.All, person => person.Name.Contains(character, StringComparison.Ordinal));

    [Fact]
    public void Every_face_keeps_the_rules_of_its_kind() => Assert.Empty(
        from license in _licenses
        from fault in FaceRules.FindFaults(license.Kind, license.Face)
        select $"{license.Kind.Name} {license.Serial}: {fault.Key} {fault.Reason}");

    [Fact]
    public void No_face_says_another_birth_sex_number_or_holder_than_its_metadata() => Assert.Empty(
        from license in _licenses
        let record = SomeLicenses.Of(SomeLicenses.ResidentIdCard) with
        {
            Number = license.Number, Holders = license.Holders, Face = license.Face, ValidUntil = license.ValidUntil,
        }
        from key in LicenseFace.FindDisagreements(record, license.Kind)
            .Concat(LicenseFace.FindOddities(record, license.Kind))
        select $"{license.Kind.Name} {license.Serial}: {key}");

    [Fact]
    public void Every_number_on_a_face_is_made_as_its_kind_says() => Assert.Empty(
        from license in _licenses
        where !FaceRules.IsNumberOf(license.Kind.NumberRule, license.Number)
        select $"{license.Kind.Name} {license.Serial}");

    [Fact]
    public void Every_identifier_is_well_formed_and_no_two_are_the_same()
    {
        Assert.True(_licenses.Length > 100);
        Assert.Equal(_licenses.Length, _licenses.Select(license => license.Identifier).Distinct().Count());
    }

    [Fact]
    public void Every_kind_every_state_and_every_case_of_a_file_occurs()
    {
        LicenseStatus[] states =
        [
            LicenseStatus.Valid, LicenseStatus.NotActivated, LicenseStatus.Suspended, LicenseStatus.Expired,
            LicenseStatus.Cancelled, LicenseStatus.Revoked, LicenseStatus.Withdrawn, LicenseStatus.Superseded,
        ];

        Assert.Equal(_kinds.All.ToHashSet(), _licenses.Select(license => license.Kind).ToHashSet());
        Assert.Empty(states.Except(_licenses.Select(license => license.Status)));
        Assert.Empty(Enum.GetValues<DemoFile>().Except(_licenses.Select(license => license.File)));
    }

    [Theory]
    [InlineData("2026-03-18")]
    [InlineData("2028-02-29")]
    [InlineData("2030-12-31")]
    public void On_whatever_day_the_hall_is_made_some_terms_lie_about_it(string day)
    {
        var today = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var licenses = new DemoRegister(_kinds, today).All();
        var lastDays = licenses.Where(license => license.Status is LicenseStatus.Valid)
            .Select(license => license.ValidUntil)
            .ToList();

        Assert.Contains(today, lastDays);
        Assert.Contains(today.AddDays(-1), lastDays);
        Assert.Contains(today.AddDays(20), lastDays);
        Assert.Contains(today.AddDays(10), licenses.Select(license => license.FirstDay));
        Assert.Empty(licenses.Where(license => license.IssuedOn > today).Select(license => license.Serial));
    }

    [Fact]
    public void Whoever_has_a_permit_for_food_has_a_business_license_of_the_same_name() => Assert.Empty(
        _licenses.Where(license => license.Kind.Name.StartsWith("食品", StringComparison.Ordinal))
            .SelectMany(license => license.Holders)
            .Except(_licenses.Where(license => license.Kind.Name == "营业执照").SelectMany(license => license.Holders)));

    [Fact]
    public void Both_of_a_divorced_couple_have_a_certificate_and_what_one_says_of_the_other_is_the_other()
    {
        var certificates = _licenses.Where(license => license.Kind.Name == "离婚证").ToList();

        Assert.NotEmpty(certificates);
        Assert.All(certificates, license =>
        {
            var other = Said(license, "formerSpouseIdNumber");
            var theirs = Assert.Single(certificates, candidate => candidate.Holders[0].Code.Text == other);
            Assert.Equal(Said(license, "idNumber"), Said(theirs, "formerSpouseIdNumber"));
            Assert.Equal(Said(license, "registeredOn"), Said(theirs, "registeredOn"));
        });

        static string Said(DemoLicense license, string key) => license.Face.Single(value => value.Key == key).Value;
    }

    [Fact]
    public void A_newer_version_stands_beside_every_superseded_one() => Assert.All(
        _licenses.Where(license => license.Status is LicenseStatus.Superseded),
        old => Assert.Single(_licenses, license =>
            license.Identifier.Series == old.Identifier.Series && license.Version == old.Version + 1));
}
