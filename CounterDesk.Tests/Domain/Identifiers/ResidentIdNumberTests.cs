using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CsCheck;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class ResidentIdNumberTests
{
    // The two examples of the textbooks; the other numbers are of regions that do not exist.
    private const string Example = "11010519491231002X";

    [Theory]
    [InlineData(Example, 1949, 12, 31, false)]
    [InlineData("440524188001010014", 1880, 1, 1, true)]
    [InlineData("999999200002290027", 2000, 2, 29, false)]
    [InlineData("999901194006120021", 1940, 6, 12, false)]
    public void A_number_says_date_of_birth_and_sex(string text, int year, int month, int day, bool isMale)
    {
        var number = ResidentIdNumber.Parse(text);

        Assert.Equal(text, number.Value);
        Assert.Equal(new DateOnly(year, month, day), number.BirthDate);
        Assert.Equal(isMale, number.IsMale);
    }

    [Theory]
    [InlineData(null, IdentifierFault.Missing)]
    [InlineData("　 ", IdentifierFault.Missing)]
    [InlineData("110105491231002", IdentifierFault.WrongLength)]
    [InlineData("11010519491231002", IdentifierFault.WrongLength)]
    [InlineData("11010519491231002XX", IdentifierFault.WrongLength)]
    [InlineData("1101051949123100XX", IdentifierFault.IllegalCharacter)]
    [InlineData("11010519491231002A", IdentifierFault.IllegalCharacter)]
    [InlineData("11010519491231002Χ", IdentifierFault.IllegalCharacter)]
    [InlineData("1101051949123100²X", IdentifierFault.IllegalCharacter)]
    [InlineData("11010519491231002\0", IdentifierFault.IllegalCharacter)]
    [InlineData("110105194912310021", IdentifierFault.WrongCheckCharacter)]
    [InlineData("999900195002300015", IdentifierFault.ImpossibleDate)]
    [InlineData("999900190002290010", IdentifierFault.ImpossibleDate)]
    public void A_malformed_number_is_refused_with_its_first_fault(string? text, IdentifierFault fault)
    {
        Assert.Equal(fault, ResidentIdNumber.FindFault(text));
        Assert.False(ResidentIdNumber.TryParse(text, out _));
    }

    [Fact]
    public void A_refused_number_does_not_stand_in_the_exception() =>
        Assert.DoesNotContain(
            "194912", Assert.Throws<FormatException>(() => ResidentIdNumber.Parse("110105194912310021")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_single_character_slip_is_caught()
    {
        var slips = Slips.Of(Example, "0123456789").Concat([Example[..^1] + "0"]).ToList();

        Assert.Equal(17 * 9 + 10 + 1, slips.Count);
        Assert.All(slips, slip => Assert.Equal(IdentifierFault.WrongCheckCharacter, ResidentIdNumber.FindFault(slip)));
    }

    [Fact]
    public void Two_neighbours_changing_places_are_caught()
    {
        for (var place = 0; place < Example.Length - 2; place++)
        {
            if (Example[place] != Example[place + 1])
            {
                var swapped = string.Concat(
                    Example.AsSpan(0, place), [Example[place + 1], Example[place]], Example.AsSpan(place + 2));
                Assert.Equal(IdentifierFault.WrongCheckCharacter, ResidentIdNumber.FindFault(swapped));
            }
        }
    }

    [Fact]
    public void Every_day_of_the_calendar_makes_a_well_formed_number() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Date[new DateTime(1880, 1, 1), new DateTime(2099, 12, 31)], Gen.Int[0, 999]).Sample(
            (region, birth, sequence) =>
            {
                var number = SomeNumbers.ResidentId(region, DateOnly.FromDateTime(birth), sequence);
                return number.BirthDate == DateOnly.FromDateTime(birth) && number.IsMale == (sequence % 2 == 1);
            });

    [Theory]
    [InlineData(" 11010519491231002x\r\n")]
    [InlineData("110105 19491231 002X")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("11010519491231002ｘ")]
    public void Numbers_are_equal_however_they_were_typed_or_scanned(string text) =>
        Assert.Equal(ResidentIdNumber.Parse(Example), ResidentIdNumber.Parse(text));

    [Fact]
    public void A_number_is_masked_wherever_it_slips_out()
    {
        Assert.Equal("110105***********X", ResidentIdNumber.Parse(Example).ToString());
        Assert.Equal("110105***********X", $"{HolderCode.Of(ResidentIdNumber.Parse(Example))}");
    }
}
