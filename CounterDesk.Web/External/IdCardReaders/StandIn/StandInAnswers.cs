using System.Text;
using System.Text.Json.Nodes;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>A card as each dialect writes it, with the mark that tells a stand-in from a reader.</summary>
internal static class StandInAnswers
{
    /// <summary>The member that every answer of a stand-in has.</summary>
    public const string Mark = "standIn";

    public const string Announcement = "替身读卡器，不是真的卡 · stand-in for an ID card reader, nobody's card";

    public static JsonObject Cert(CardFields? card, bool isNested)
    {
        if (card is null)
        {
            return Marked(new() { ["resultFlag"] = -1, ["errorMsg"] = "读卡失败" });
        }

        var content = new JsonObject
        {
            ["partyName"] = card.Name, ["gender"] = card.Sex is "男" ? 1 : 0, ["bornDay"] = card.BirthDate,
            ["certAddress"] = card.Address, ["certNumber"] = card.Number, ["certOrg"] = card.Issuer,
            ["effDate"] = card.ValidFrom, ["expDate"] = card.ValidUntil, ["identityPic"] = PictureOf(card),
        };
        if (isNested)
        {
            return Marked(new() { ["resultFlag"] = 0, ["errorMsg"] = "", ["resultContent"] = content });
        }

        content["resultFlag"] = 0;
        return Marked(content);
    }

    public static JsonObject XinZhongXin(CardFields? card) => Marked(card is null
        ? new() { ["retcode"] = "0x80", ["retmsg"] = "找卡失败" }
        : new()
        {
            ["retcode"] = "0x90 0x1", ["retmsg"] = "操作成功", ["name"] = card.Name, ["sex"] = card.Sex,
            ["born"] = card.BirthDate, ["address"] = card.Address, ["cardno"] = card.Number, ["police"] = card.Issuer,
            ["userlifeb"] = card.ValidFrom, ["userlifee"] = card.ValidUntil, ["photobase64"] = PictureOf(card),
        });

    public static JsonObject Est(CardFields? card) => Marked(card is null
        ? new() { ["fun"] = "EST_Reader_ReadIDCard#", ["rCode"] = "-2", ["errMsg"] = "请放身份证" }
        : new()
        {
            ["fun"] = "EST_Reader_ReadIDCard#", ["rCode"] = "0", ["errMsg"] = "读卡成功", ["name"] = card.Name,
            ["sex"] = card.Sex, ["birth"] = card.BirthDate, ["address"] = card.Address, ["certNo"] = card.Number,
            ["department"] = card.Issuer, ["effectData"] = card.ValidFrom, ["expire"] = card.ValidUntil,
            ["base64Data"] = PictureOf(card),
        });

    public static JsonObject Signed(CardFields? card, string? challenge, Sm2PrivateKey key)
    {
        if (card is null)
        {
            return Marked(new() { ["trouble"] = nameof(CardTrouble.NoCard) });
        }

        var content = new JsonObject
        {
            ["challenge"] = challenge, ["name"] = card.Name, ["sex"] = card.Sex, ["birthDate"] = card.BirthDate,
            ["address"] = card.Address, ["number"] = card.Number, ["issuer"] = card.Issuer,
            ["validFrom"] = card.ValidFrom, ["validUntil"] = card.ValidUntil, ["photo"] = PictureOf(card),
        };
        var signed = Encoding.UTF8.GetBytes(content.ToJsonString());
        return Marked(new()
        {
            ["card"] = Convert.ToBase64String(signed), ["signature"] = Convert.ToBase64String(Sm2.Sign(key, signed)),
        });
    }

    private static JsonObject Marked(JsonObject answer)
    {
        answer[Mark] = Announcement;
        return answer;
    }

    private static string PictureOf(CardFields card) => Convert.ToBase64String(card.Photo);
}
