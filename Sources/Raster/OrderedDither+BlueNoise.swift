// SPDX-License-Identifier: MIT

extension OrderedDither {
    /// The rank of each cell, unpacked from two base-64 digits each.
    static func blueNoiseRanks() -> [UInt16] {
        let digits = blueNoiseTable.utf8.compactMap(value(ofDigit:))
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 6 | digits[$0 + 1] }
    }

    /// nil for line breaks.
    private static func value(ofDigit digit: UInt8) -> UInt16? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt16(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt16(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// 64 x 64 ranks, two lines a row. Made by `Benchmarks/blue_noise.py`.
    private static let blueNoiseTable = """
        MwACtjKOXsCWnwVP0UIDwnQ1/IMNHhgCKYkI68hMFgPRKGSWkFHybt2Q+maMVjiT
        cVquHQuAjAZGr2Q4ljby5DKvYctx4HMkfH16K35BDu+4KSFU6+YI2B/3Bvwab18u
        ZExtfol91Q/rQ9dwOBYwmysEUrXzlZ2hbstOC73Ja98Fmr5buQVMoJAhKPtYpW7l
        MyTQ/onhLEF+fBWX9dp7wReqGuQDC27kqxRwZbj7ol1RQziwwhOcIKerV+hBPGr7
        jr+QPbURGKiNuk4tpx9OFPh21kCdu19CSZWbpUMzT4xPBIeWGA840AOMfn4NQgCq
        vX3GYEOg126SvxCc0pO/DXj8rv0KaWiXnLHr9zw3NdXce93/UWcHqkmI7wKX4ZEp
        2CI5cD6KrIMIbVJBBoTrx9KIcbpdNXEtxlfD/iJEuiiyW0qsQqg6Yevql4G3XMkP
        eUFYhWxgb4Syk2MjhEaC7OSnoG9qJSUjzEENtTT0BHr3GjnY+DAgzuRZF9t9nTTq
        p2CAu+0ED8Wwy27ojy2teoPv7/48aEjNPXGz0hmGct1i+VL5yRCp46Sxc69KxO1b
        Kg8dmTAMqEJW+psxU3Ih2gLrWfwpd7Of54YLdUhI8OypazMEtCJlhx5+aPyZXdeY
        QihLYUnpkiSGfwsbNNZluxmEHoTMzLn67WsJY9R3E2O9HxaGnHjMJ2sZD1MgonTy
        bOrSQSVWzSEXdY4WnSyNi8clB04OFJurk5L41wP9JMjl56SA06YVvrNwkEDTMG6n
        wv8+KjON+y39HKn+D0V2/ZAuregcC6VzJyhvAH5OpFgN3nrt7AV41r/zaAiK5/B7
        uCHa3cZw7GjHXfQGBKGYuV/DlyQrgdqX+xCFng43qHVrDEfelfFKdcVS2e/MrjHA
        jfU/1eeNAlakuLQd1ShuKtxLYQ31MduB2sdbxBUq8JvvBsTXdFESPTppHnzDWQOt
        g7/BLWfQtRNa1qpR8PfkYYN3sK1jH4W9SObzwkGBZpvN/hOi3Spv9HCHnAfjTBbi
        CmtdFzqmxUWIJv9fc0qQ6JR4d89Ak+a7RN9rNWkLKNXglXz2NCw1fTkxRcu8d+m5
        0dSRw9oSFZTtvoKibhRv5vJkUUay7tjJK8z/f/TeM4mUciIFuOS0LLxaQBI8zW41
        l/Z978SuiU6jlhyqUTFykZN9IZpLEb0+HNqDDSaZtneOQjIo9Vs2Xv7xAY32KD7a
        DpjeX8Bi9BlOHghc0Cq7xGDBo0yyADvc6TD2rL9e2HAsyQg9XR7UajiRtIYPpHN8
        KU3aPwoBLkEMfGOrBX3ebTtJzkUbiQvkXWmW4uyzFr+03Knuh4FfLRzjUvoOZDGG
        cKqpOJ5HdoZ/3L/6UtE7k1g2+Jd0NOmuYmPfkuIgWS5sRHrFDokYGo196QAU98eZ
        WpG9yXcJusYp4rsXnkwYWo+kCM5gP/LX/xfLSzO2hOq1CSUiZr4xqCb8i+N/tByS
        +XUO1gtzJ4P+nDA2M1ZK4VPnWhFeseTN3MeKuPa5iEo2K++czqN4oFdNU6Fthtvj
        8WqagbBy/7z4ImRUhJHbLze+mMY+xjcBBbsYH/2OWnLpcd1YuWQ/DW/JIA6RecRL
        L2mFHRgJzOV1sHyLefvGoTKn0R5QiGI0/pGJ0sNvweEienZnUZ4hu2Q7LcrN0SSY
        DJ1hj9ULNjlCV69SaI6P1JSKq8IGg+no6oU0jL80nIwo7NHmNkl2gLwJTA15BYhS
        vY5mXTCzpV6XFjivRf94HVbmuERMZ3yAoVVOCk9DSe3ImhszBLIzgOyh/badlMOh
        cpYSJq4CrMEveFpeCxttjZFB8aOR30D+0ZMsufanAiRqkDfIyE8eXYLxrrlcWcpq
        EUahjI9RSXMBa+76W61Gj1Dk6zlwBMq9LggPlLrzYTHP8EPccq7JlvCeWU3gIloa
        5ZuNRC83bBxZ3AKdzRPCVCdLyJtXWiR1p1eBE3zrKLqPYfD4Tuo4Bt3TaoFRzz+B
        Kx3RO8wfddlpuIJQCPOqrKftVUNEdZ8gX1P76Vcfy3MHjavm0VXlqJNKtwekETxo
        LqfzAonQHcP8h1Tsl+ZS/WodAOa0J7k8+gX6QV55gi/Ytm0u5MJ0dnjtQe7iNudK
        TwndsdIaAQ0M4sgZom3wTOwX9UzKF/33t413JFAZpmf4VwFnKmh5RmFA70ikTY+i
        sDVG0NjDXotP7BBUwG4AIqMrgE1879v5hYITw8mBVvNPG1cIPEsM9uzMHdgkt3xf
        Gv1Mf+ZV+YUfNcYHx2dHLDZjIOnegzSsDsi5v8Tx/OQZ2Tn39344b2xH1sZIPskr
        bHGO6NwqLM+3cRNre0F7qU7LkRTbDGPNFo40rbbUDQ2Ii3nUV/EhZPvPUXorYdkS
        CKWv6bQ2qKkCGTsmEB/SlmBqsPQcXOqFb9NnnGZ+4jEHtcZZBlT9siHTnaJiqYCn
        2rOGdlR9pIEZVlr60oiSXZQHzHsRYroRc81lLsS99wu3RJ8IxWhFmCM3Aq5aJ/RX
        +rl7L7EPylb+7pSmidQF6C0wh/4w+TJg0/8NGcetxclBJdd9ymkbOngTVe4d9Mv4
        W2mv8rCXgK2GkyJA5tSbvFCNb3Ko6IuwUlkHA1gHoZIsduB8LQ3fSH/R1UrHbczm
        emr93VvthZJnn22Du0HvV5buMhunC0kNyHVDsgK4OwXa8XRSqqLe/w0gAGdTMbhQ
        zeI3tlZz5Av7Pon9aiEn9ami4JGxfg/fNVxeZa5SzGXIru6OZ4pcIQeTWeh6Dh7X
        OFH2axVXPa45CDZyM2fOqWygGaTjd6O4ZeBN5jiepZ0GChhX6kbIEcubY1llSjGe
        pSQJj2UEMDG/Xx+bytMleEriVti7ReDrmPJJ9FQREwM6j+T60jE/uYkwPuGrvWnx
        T8jXA6pC/te5Wrza8Um3Ar9sX+o62JmbvsgWQw9yF0UBu52MHtWLoP5VPlyMs460
        bZA+/c09qydvjnAaUehfJawlOV10qAzxW4tLhgqvc73EwKf6O38xcNyn6u3FL1Yq
        yG8t1EuRLmG6sWklT1KCwCQ0gQ5uLC/9IBrEX71tdGmpZBNBlUw6S4g/Jt+aDZe4
        4DvZYMhdDqxs75tSpg247dYgBF+IbCHueR2oBzU9mtHY/2AFm/XbMWCaThmqgBsL
        ExdDR5X5mRxyRBEj2wc+4ljdDgsubQEdS24GMfDitkJX+/e/A73ZdIF3q+jOWALy
        TDk7KKOx6FSNIpNxbXQ+GQnnkXToLvvO8bSBNi69u9KzapSczsqSirs3ZgIu9tQE
        5EKBiODj6UbA9viFNorAZfIN0BOdWPiWzJcUnrjqybSV5YqVQUtG9hNg1yZ8ni0q
        qr88Gpoga1V93YfrC10xt7dS5yycg8DPoEj5b6y9YGjF4LtKFkJx2q++eCxKBjWR
        lAqL2yOXf1pKJNvEXSCg/EU1mA8AwupX6aAcU273O7avELjKXpISyxU8Bm8CPSEk
        ckxhfx0YsskJv2m9/4isWaKqEmrBPiYN4FJ6GUptD9PkesVn8LgnRaElN5pA0aaq
        umGF+9UhztAJTW5hzBg1obuuMAepFXQTKTfqvTIcr0hTzyLo4QnWbgk9v/fJt+Iw
        6cViRKFV97BQLAYvHETEwgO11ubo7yUsxmsf+dT+119ZouMuxIbYl6wHVQ5ng3Sg
        L/eQwTZds6MUdylsGSPj1/SQBA3DaHsSlb95Yz2zCLWC81vdTGE5gyKpRh5CX0ib
        AvmxZmNU4pdzQfzfrV5Uexof+nIPmJigB6d3OUgvv3BDkWH55RCOYA7fK2kOHI2b
        8jClmkIdj01P9NrWabK97Qbxke+hW3HO0LR/NGpGewmYHSc465p92c/kC8ojzoM0
        29/Kv9q3i1UppM8vM8DwkvZJAKS1vHMP1KZx50lxKacOYorc0mPVuXp6dCAwsnOs
        ocy4W/PW7gEKRGV8xvD3f3s8JYpuxJh05KdAE8yF/VQxt5NQAnY6OzsGauHWUIs/
        kUKhDKcSH+xQEuhDbM2dJcystMgM4bFNpERgHlWTzcQX7rTPeDijF1TpzY+NYuiL
        cLTv5rgap8cyHkiP4knXTSz6C/PZUGMKCVuJjhUmJ+Zv1xkBflwtVg0QiH86d1QL
        Y/gV04R78G2pmdWxuyQ696VKNY7HcjW7xE/msNC+nfto3vEgLb+7nq3iIWQvwz4a
        FHJzt6BE2lYOvg/HN2t/Ys9Jjc38e38hoAXV7Krk4mDDotTk+AJCliFSMXvLnJEF
        8SVEoet0YJO5KQ6DBxeGixqlDOmlQmJsj/eh2ZiC82GnfblGxxXXNhaafclNLnVa
        rX/8jiMqxVTJKElYBwd5GfMpWJrmFvaD14QMIicMOahHy+GP3srJRA58XF2uJLx1
        5eFwL+k/AbfPr8yfT5oyHf03YK27rs8KA3NyTmK5ZFOPVAqTAT1ascDHv089o7Co
        eVzNRiagnyfX3mq2Qt1F6hwQb/m4zQKevpf9AElnwW8ZXQMSdMZ5yeBSf2bjR0q6
        OuePwy3j+ZasG0kTMn7zwFb0LGhwGdzZaOvhqdc3yi6YvKblRV7PhqUg5XGNXr2S
        OLmzHZ6GDF8QFuWDaXhsoUInRu/sBgiuTI+UpY0vFORjtQnOCii/7+o+tH/CDaii
        aBpbIvTZiAQQ7C0lZQEOP3/aTLuSfAVVn05LFb9+B1jkJe20G+mmKFdQPPiouGbS
        7IhUWu02sIPUjRyu+PLhsVDvgw4oOjtbYn4SL8Vkale6IR/1v+PeJrUCNflIV01Z
        Bh9YXUzUDtvapzVRgX3PnRjvBe4iO0+OI7RngumVWzQIoxgSwiYi/e0HrZShI9xr
        AkTivULPdxZHJHucAST72xYjydVhl0HidpD6josp612jkhUk5JYhfK2WGiyBK6ul
        QnmNs1M9dam7KwB9tsc5I2WkyUpnEzlFYyx6M51dtA4TDb9TT/NIEsoQB/3dkdMm
        +RqnEok699SqpB5xe7mgPO8VdVLYqg7ZwLQyzXJVPACRprNJz3DnmZvQcX7egF4y
        bwjCFp4M/yYt2FSI9jN7rd53amMJdW2Ar+CubqHsSvdqL0aJtqj3yPbKWE8cfUYl
        nlcYQh34wwCZ1cM+bDw2E6kKutCUaN2NUaoD8iZch7xkcmGtg4sB9QRlARX9qtH3
        0r72VugpPgIEjzwcFahj0DGWRQwS8mTViI7EvM/5jEy8rPF66rQofF5FHzO6sl17
        GZzAgIXjH7hkleVsG4qb6ZJjSi9piMGXMtfuBcrwWN92S3uoZ1JTWH3HiYnsOQUJ
        wMLNo9C5yKqwcA5GXwohUK+2mLgGBBJ5XDPQnEVZAd52XPmK08BWqBLTvbl1DNUS
        KM5kteMO6tbptE/nREzIhCWY0im6Pyx45zcFlPFd22Kym16L1HQOqRMCF4yv+wED
        ebRduDZt3CTzAIMV7meJCYLHY3tho30X49EGfNLBpaOphKJUcrU+9ih9Xkz7bn+5
        PxjuBVU7qGPJFF25Y2LlcZBus5eMDyXitgIj/QviRIedAxifFG/Aknel5daSr1k3
        B563imI+8MfWvAkzQKsyx7jG3zPmG7cTjgrDw+28bGuqSL+uw/OD2aFmSF66pwgr
        xMZToH0O9IfZvyAzit8DoN3uNl+zqN1zSSooOAY8z+p5NDXmyYcGC4wmTKIfW54I
        bazpWjOYm8E91AWtJR23bWE46yV7vS+CMRZCRPIC8sDx0fGboKZUswk0eSAAM7uT
        EQ7hdfGESTKcm+UNrqIYwVS+Z6HpjSKkgt3+UwjwHB9b3xtfUVoiO+sv8qhhP6MM
        oYG2sh/LcvRop4+LGgmeSkqINmfCloS8FM6/zgkqeLXqrxjmfaCvKuwO4XIxnFWd
        RzJZ3rlHx+aQ2R+WdiPhkfEy5iVbxibJAX7jEfx8a4gjSCJo7sHGYZ1+A8l80zvV
        fdS5kMBGxuK0h8aUzCgD87wsAt1vJOy0stgsVNBnnc4nMeTl3W74QWUz/lZ0zV21
        izrpOTXACIh+NSGmyWYC1CfYtulz8fQluZdsmoLtsjCBnZdglQ42gUK7czqoFE8B
        Vo5pNH3lXyup6HOIB4VfLZZOiD/dXBbLCjozNs/GJfQkwdatIMywpNcoraOmfiGh
        8TcCve+Eqe5ctiWFDYpy7bK1BapPMvGk0kqhWy5lP51BvnFhOOxwuFVc/vRyZRJ3
        rUD50Fgfn8DVTar/4eo1ueQ8Gqr5nBPr6Ev6c11Vtphm7VBTluXGiBFWCTkQTCw7
        BfLfUAfvIHQ3chmH3khROSbvSM2khyYk//THIXic9EYbUM+SaKi9EWpJNL2/jVxN
        c9mQQsa2H9+fejjWFCb70ykm7RdhLK3NilHeSJZoFcWVp3dk+judL90c9Pt86AXt
        pflq2LDUn4xXLV90TRIyvB+qXLyOdRDlksNzzTCwcgKlpQ2mABSf6WIVy7ezB3+F
        YFLU8Hsqw0WKKRyo8nPII136C3S/zlEJVy9ll5rG5qLIzbEYPKSp4KZinPM/ILdO
        QA+vacy6YD6ijQAPZ20InNCtrCH86lvRo837fmsCwxlDHHfSrgzwceXelTvCPdH1
        tr1Li4E+N12flgRtYanvf5WlxYaFpstveiMxxpALfykcUF2noLJIe1GVVLgx3Bzn
        s7Eah3MoSaFieywErnQbd/i64EUoP1KbaRVqF2R24vOy6xWsLjPqnj8zC9UP6poI
        SPAfVIeHqOZu7SGHwIAVrQMT9LhoOb6wJG2YXuRF+1OEwAbEha64xbso7uRYAejx
        KVVd7Tua3QphOv8pV3G867FDMcmOgY+MA0xq8ynCZsCCuHjP/Tv1ggJ8sQbRhn3y
        fhxz+84RQ5Crophicu/qUHuzHCmnBkY5j6oqGLtUdB4BHLq/BCWglVDRcEwjqcZq
        4zoCdjIklKbP0nKAkk2KYWxFbNuh1XsTj4d2NAJphV05StbeD72EF84fOKz8FQMQ
        aVHUkjJwvDz5Mi5IJK1Djs4PRTcW1WvuSU85hPy1CsmwY7KH9k0PPtLOih/0NpTg
        FxxAPYCE/XUQE1tWgmNZnt/URxCGW+HFSr2Pp0vJWO91qfJDmXVYZXSEjp+oW8q4
        71PFnzXCbbgATnsrXKOoDze8Kfqj+lVJDdNTaTKsVT7FRrt1drTdpD3bX4H6ma1I
        9cgeXhrhhlxTYx5WBPTFrTJb4qeuokOl6BY0DC7MGMeXNex051taeApoyDBdmcwB
        1fEAtF5wBr+KGslRw5bFoX6mX2yTFsf83Usk59pT1miJwrNMkA5PFqyCroeeD/a3
        tNLS6gz9RpL6oMeI9Gykb5DciawP9XLJyVcwi0Qaltz1A5g0QCDILF8lH0cPTcKJ
        WGdXSDxDjYOWp+7vE0R80JtVA9koP2nmItdJkaPMG5e2Ee/NCJZ7ghOCU562vfP4
        kgBJcsHwlrCy2vPBHjWMlS0eP0ZYErlkrRUyIU4UsaTfX/o57ckG00vIgoQP6vi2
        pi/jglK/1OVFc/2XLiff+6UxNbaY7Yz0XEu/ApT38osAXNn5zhJms+9WAyn1JP3p
        WWpjTT4guU9/bdq5vzhG7qL3tZUD2Vf0AN+HvlMaaL/PKW2ibkS6XHNqnV4Ys0CQ
        NR3tFlZhnKIbugY4ipCbmDI4wNhprlLaRs/+01Zkx3J9cQ26UYldROccjTzPSdhN
        xS8YfVN+YRiVU4KZm2RRFT47pkGy6sa8Rk0tn7dmDfwZjBHXs9FI+tAjZAGlzvae
        mSyIQur49oA46eQYx54cqZcn8wGC35evHDiZEqqMlWRb6qN6HJu7571nLdZW/FDA
        MYF51TrYDmx/GD07/gAmafegWmjjNtuMJ1heFLWZ2+p/fMPHxnmfdtrOxCUdfRJh
        u6DMVxkVzieaT2owGRWqPD1oSwDeVmxRmsbf4/NFfpBpvwiqplfECfW1Gwqzd4ty
        XnnMarJulE6fSofsYB3XsFxdI/8ky5o/X35fk4N07nR+BR8/Vp5TI63OjU9mPp7D
        hzdE5NHMOkhrLwtD+GawKrt2jboWZMOZ9nuKUcIe1p+sWBECZL9xPzw4mj6dOekt
        4+RW9gwbPLcxosMLuvinOHnbR6B+caGI/uQNsOyrIJm0ZN0TMZg5RDa6LuEVqiXJ
        2USlpO77a/wU3qEIkpgR6MAWdezF5oq0BOQpyjYXn/sUdPy/3oMFryhbS7ERyaIr
        0WA/f7VH3hB28RzdIIEEUu+e1NhAl3VBwDBZbrgqUnu4c2rflJDLujovTU0blaHq
        """
}
