using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class CopyNumberTests
{
    private const string Example = "0007-261123-00042-6";

    private static readonly DateOnly _day = new(2026, 11, 23);

    [Fact]
    public void A_number_says_hall_day_sequence_and_check_digit()
    {
        var number = CopyNumber.Create("0007", _day, 42);

        Assert.Equal(Example, number.Value);
        Assert.Equal("0007261123000426", number.Digits);
        Assert.Equal(("0007", _day, 42), (number.Hall, number.Day, number.Sequence));
        Assert.Equal((CopyNumber.Length, CopyNumber.DigitCount), (number.Value.Length, number.Digits.Length));
    }

    // ISO/IEC 7064, the standard's own example of MOD 11,10: 0794 has the check digit 5.
    [Fact]
    public void The_check_digit_is_that_of_the_standard()
    {
        Assert.Null(CopyNumber.FindFault(WithCheckDigit("000726112300042")));
        Assert.Equal('5', WithCheckDigit("0794")[^1]);
    }

    [Theory]
    [InlineData("0007261123000426")]
    [InlineData(" 0007 261123 00042 6 ")]
    [InlineData("0007–261123–00042–6")]
    [InlineData("０００７－２６１１２３－０００４２－６")]
    [InlineData("0007　2611　2300　0426")]
    public void Separators_and_width_do_not_matter(string text) =>
        Assert.Equal(CopyNumber.Parse(Example), CopyNumber.Parse(text));

    [Theory]
    [InlineData(null, IdentifierFault.Missing)]
    [InlineData(" - ", IdentifierFault.Missing)]
    [InlineData("0007-261123-00042", IdentifierFault.WrongLength)]
    [InlineData("0007-261123-00042-66", IdentifierFault.WrongLength)]
    [InlineData("0007-261123-0004Z-6", IdentifierFault.IllegalCharacter)]
    [InlineData("0007-261123-0004²-6", IdentifierFault.IllegalCharacter)]
    [InlineData("0007-261123-00042-3", IdentifierFault.WrongCheckCharacter)]
    [InlineData("0007-260230-00042-8", IdentifierFault.ImpossibleDate)]
    public void A_malformed_number_is_refused_with_its_first_fault(string? text, IdentifierFault fault)
    {
        Assert.Equal(fault, CopyNumber.FindFault(text));
        Assert.False(CopyNumber.TryParse(text, out _));
    }

    [Fact]
    public void Every_slip_of_one_digit_is_caught()
    {
        foreach (var number in Numbers())
        {
            for (var place = 0; place < number.Length; place++)
            {
                foreach (var wrong in "0123456789".Where(digit => digit != number[place]))
                {
                    var slip = string.Concat(number.AsSpan(0, place), [wrong], number.AsSpan(place + 1));
                    Assert.Equal(IdentifierFault.WrongCheckCharacter, CopyNumber.FindFault(slip));
                }
            }
        }
    }

    // A hybrid system cannot catch all of them: 3 in a hundred pass, and the date or the register has to stop those.
    [Fact]
    public void Nearly_every_swap_of_neighbors_is_caught()
    {
        var swaps = (
            from number in Numbers()
            from place in Enumerable.Range(0, number.Length - 1)
            where number[place] != number[place + 1]
            select string.Concat(
                number.AsSpan(0, place), [number[place + 1], number[place]], number.AsSpan(place + 2))).ToList();
        var passed = swaps.Count(swap => CopyNumber.FindFault(swap) is not IdentifierFault.WrongCheckCharacter);

        Assert.InRange(swaps.Count, 1000, int.MaxValue);
        Assert.InRange(passed, 0, swaps.Count * 3 / 100);
    }

    [Theory]
    [InlineData("007", 1)]
    [InlineData("00A7", 1)]
    [InlineData("0007", 0)]
    [InlineData("0007", 100_000)]
    public void A_number_is_not_made_of_what_it_cannot_hold(string hall, int sequence) =>
        Assert.ThrowsAny<ArgumentException>(() => CopyNumber.Create(hall, _day, sequence));

    private static List<string> Numbers() =>
        [.. Enumerable.Range(0, 300).Select(at => CopyNumber.Create("0007", _day.AddDays(at), 1 + at * 331).Digits)];

    // Written once more, from the other end: the digit for which the whole comes to 1 (ISO/IEC 7064, 8.2).
    private static string WithCheckDigit(string body) => Enumerable.Range(0, 10)
        .Select(digit => $"{body}{digit}")
        .Single(number =>
        {
            var product = 10;
            foreach (var digit in number[..^1])
            {
                var sum = (product + digit - '0') % 10;
                product = (sum == 0 ? 10 : sum) * 2 % 11;
            }

            return (product + number[^1] - '0') % 10 == 1;
        });
}
