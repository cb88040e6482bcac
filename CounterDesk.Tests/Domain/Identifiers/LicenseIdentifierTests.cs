using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CsCheck;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class LicenseIdentifierTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Root = LicenseIdentifier.Root + ".";
    private const string Example = Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0";

    // From published interface documents: the sender counts letters from 11 instead of 10, and so makes M of what should be D.
    private const string WrongVariant = Root + "11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M";

    [Theory]
    [InlineData(Example)]
    [InlineData(Root + "11100000MB03271699001.11999901000000019N.ABCDEFGH1234567890XY.002.L")]
    [InlineData(Root + "11100000MB0143028R001.11999901000000019N.0000000001.001.R")]
    [InlineData(Root + "11100000MB03271699022.11999900MB0TE5T01T.000000016.010.G")]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.000298.001.A")]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.000198.001.Z")]
    [InlineData(Root + "11100000000013338W011.11430000006122244L.20230000403.002.S")]
    [InlineData(Root + "11100000000013338W011.11430000006122244L.20230000403.001.U")]
    [InlineData(Root + "11100000000013338W032.11220000013544541J.2430599.001.F")]
    [InlineData(Root + "11100000000013338W009.11330105002500287C.2025052201.002.0")]
    [InlineData(Root + "11100000000013338W087.11370800MB28559184.37080001202411010001.001.3")]
    [InlineData(Root + "11100000MB03271699022.340100.000000016.001.9")]
    public void A_published_or_made_up_identifier_is_well_formed(string text)
    {
        var identifier = LicenseIdentifier.Parse(text);

        Assert.Equal(text, identifier.Value);
        Assert.False(identifier.HasWrongCheckCharacter);
    }

    [Fact]
    public void An_identifier_says_its_parts()
    {
        var identifier = LicenseIdentifier.Parse(Root + "11100000MB03271699001.11999901000000019N.ABCDEFGH1234567890XY.002.L");

        Assert.Equal("11100000MB03271699001", identifier.TypeCode);
        Assert.Equal("11999901000000019N", identifier.IssuerCode);
        Assert.Equal("ABCDEFGH1234567890XY", identifier.Serial);
        Assert.Equal(2, identifier.Version);
        Assert.Equal('L', identifier.CheckCharacter);
        Assert.Equal(Root + "11100000MB03271699001.11999901000000019N.ABCDEFGH1234567890XY", identifier.Series);
    }

    [Theory]
    [InlineData(null, IdentifierFault.Missing)]
    [InlineData(" \n", IdentifierFault.Missing)]
    [InlineData(Root, IdentifierFault.WrongParts)]
    [InlineData("11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0", IdentifierFault.WrongParts)]
    [InlineData("1.2.156.3005.3.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0", IdentifierFault.WrongParts)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.2026.0101.001.0", IdentifierFault.WrongParts)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.0", IdentifierFault.WrongParts)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.2026-101000001.001.0", IdentifierFault.IllegalCharacter)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.00A.0", IdentifierFault.IllegalCharacter)]
    [InlineData(Root + "11100000000013127D01.11999900MB0TE5T01T.20260101000001.001.0", IdentifierFault.WrongLength)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01.20260101000001.001.0", IdentifierFault.WrongLength)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T..001.0", IdentifierFault.WrongLength)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.1.0", IdentifierFault.WrongLength)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.00", IdentifierFault.WrongLength)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.", IdentifierFault.WrongLength)]
    [InlineData(Root + "11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.1", IdentifierFault.WrongCheckCharacter)]
    [InlineData(WrongVariant, IdentifierFault.WrongCheckCharacter)]
    public void A_malformed_identifier_is_refused_when_typed_with_its_first_fault(string? text, IdentifierFault fault)
    {
        Assert.Equal(fault, LicenseIdentifier.FindFault(text));
        Assert.False(LicenseIdentifier.TryParse(text, out _));
    }

    [Fact]
    public void An_identifier_longer_than_any_database_keeps_is_refused() =>
        Assert.Equal(
            IdentifierFault.WrongLength,
            LicenseIdentifier.FindFault(Root + "11100000000013127D001.11999900MB0TE5T01T." + new string('1', 100) + ".001.0"));

    [Fact]
    public void A_wrong_check_character_from_a_source_is_taken_with_a_warning()
    {
        Assert.Null(LicenseIdentifier.FindFaultFromSource(WrongVariant));
        Assert.True(LicenseIdentifier.FromSource(WrongVariant).HasWrongCheckCharacter);
        Assert.False(LicenseIdentifier.FromSource(Example).HasWrongCheckCharacter);
        Assert.False(LicenseIdentifier.FromSource(WrongVariant[..^1] + "D").HasWrongCheckCharacter);
    }

    [Fact]
    public void Wrong_parts_are_refused_from_a_source_too()
    {
        Assert.Equal(IdentifierFault.WrongParts, LicenseIdentifier.FindFaultFromSource("320311202612AB12CD"));
        Assert.Throws<FormatException>(() => LicenseIdentifier.FromSource("320311202612AB12CD"));
    }

    [Fact]
    public void Every_single_character_slip_is_caught()
    {
        var slips = Slips.Of(Example, Alphabet, start: Root.Length).ToList();

        Assert.Equal((Example.Length - Root.Length - 4) * (Alphabet.Length - 1), slips.Count);
        Assert.All(slips, slip => Assert.NotNull(LicenseIdentifier.FindFault(slip)));
    }

    [Theory]
    [InlineData(" 1.2.156.3005.2.11100000000013127d001.\n11999900mb0te5t01t.20260101000001.001.0\r\n")]
    [InlineData("１．２．１５６．３００５．２．11100000000013127D001．11999900MB0TE5T01T．20260101000001．001．0")]
    public void Identifiers_are_equal_however_they_were_typed_or_scanned(string text)
    {
        Assert.Equal(LicenseIdentifier.Parse(Example), LicenseIdentifier.Parse(text));
        Assert.Equal(LicenseIdentifier.Parse(Example).GetHashCode(), LicenseIdentifier.FromSource(text).GetHashCode());
    }

    [Fact]
    public void The_check_character_made_for_any_parts_is_the_one_that_is_read() =>
        Gen.Select(Gen.String[Gen.Char[Alphabet], 1, 40], Gen.Int[1, 999]).Sample((serial, version) =>
            SomeNumbers.Identifier(SomeNumbers.DefinerCode + "001", serial, version) is { HasWrongCheckCharacter: false } made
            && made.Version == version && made.Serial == serial);
}
